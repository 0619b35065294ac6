/** Opt-outs that outlive their contact, the key they are hashed with, and contacts that were merged. */
export default [
  `CREATE TABLE suppressions (
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    suppressed_at INTEGER NOT NULL,
    PRIMARY KEY (subject, key)
  ) WITHOUT ROWID`,
  `CREATE TABLE contacts_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE merged_contacts (
    id TEXT PRIMARY KEY,
    contact_seq INTEGER NOT NULL REFERENCES contacts (seq) ON DELETE CASCADE
  ) WITHOUT ROWID`,
  'CREATE INDEX merged_contacts_by_contact ON merged_contacts (contact_seq)',
];
