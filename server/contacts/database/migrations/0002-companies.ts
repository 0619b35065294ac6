/** Companies, and which contacts belong to which. */
export default [
  `CREATE TABLE companies (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    external_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    company_size REAL,
    created_at INTEGER,
    custom_fields TEXT NOT NULL DEFAULT '{}',
    industry TEXT,
    monthly_spend REAL,
    plan TEXT,
    website TEXT,
    linked_users INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL,
    last_activity INTEGER NOT NULL
  )`,
  `CREATE TABLE contact_companies (
    contact_seq INTEGER NOT NULL REFERENCES contacts (seq) ON DELETE CASCADE,
    company_seq INTEGER NOT NULL REFERENCES companies (seq) ON DELETE CASCADE,
    PRIMARY KEY (contact_seq, company_seq)
  ) WITHOUT ROWID`,
  `CREATE INDEX contact_companies_by_company ON contact_companies (company_seq)`,
  // Counted here, because counting a large company's contacts in every answer would cost as much as
  // the company is large.
  `CREATE TRIGGER contact_companies_linked AFTER INSERT ON contact_companies BEGIN
    UPDATE companies SET linked_users = linked_users + 1 WHERE seq = new.company_seq;
  END`,
  `CREATE TRIGGER contact_companies_unlinked AFTER DELETE ON contact_companies BEGIN
    UPDATE companies SET linked_users = linked_users - 1 WHERE seq = old.company_seq;
  END`,
];
