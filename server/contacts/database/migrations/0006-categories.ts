/** What people chose of an operator's own categories, and how these start for new contacts. */
export default [
  `CREATE TABLE contact_preferences (
    contact_seq INTEGER NOT NULL REFERENCES contacts (seq) ON DELETE CASCADE,
    key TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('subscribed', 'unsubscribed')),
    PRIMARY KEY (contact_seq, key)
  ) WITHOUT ROWID`,
  'CREATE INDEX contact_preferences_by_status ON contact_preferences (key, status)',
  `CREATE TABLE category_defaults (
    key TEXT NOT NULL,
    from_seq INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('subscribed', 'unsubscribed')),
    PRIMARY KEY (key, from_seq)
  ) WITHOUT ROWID`,
];
