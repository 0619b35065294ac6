/**
 * Names and addresses in the form in which they are compared. SQL folds those that are ASCII alone;
 * `fold-contacts.ts` folds the others, which SQLite's `lower()` cannot.
 */
export default [
  'ALTER TABLE contacts ADD COLUMN name_folded TEXT',
  'ALTER TABLE contacts ADD COLUMN email_folded TEXT',
  'DROP TRIGGER contact_names_insert',
  'DROP TRIGGER contact_names_update',
  'DROP TRIGGER contact_names_delete',
  'DROP TABLE contact_names',
  'DROP INDEX contacts_by_email',
  `UPDATE contacts SET name_folded = lower(name), email_folded = lower(email)
    WHERE length(name) = length(CAST(name AS BLOB))
      AND (email IS NULL OR length(email) = length(CAST(email AS BLOB)))`,
  'CREATE INDEX contacts_by_email_folded ON contacts (email_folded)',
  // Holds the rows that are not folded yet, and no others.
  'CREATE INDEX contacts_not_folded ON contacts (seq) WHERE name_folded IS NULL',
  // Trigrams find any part of a name that has three characters or more.
  `CREATE VIRTUAL TABLE contact_names USING fts5(
    name_folded, content = 'contacts', content_rowid = 'seq', tokenize = 'trigram'
  )`,
  // Without this, words of a deleted name stay in the file until the index happens to be merged.
  `INSERT INTO contact_names (contact_names, rank) VALUES ('secure-delete', 1)`,
  `INSERT INTO contact_names (contact_names) VALUES ('rebuild')`,
  `CREATE TRIGGER contact_names_insert AFTER INSERT ON contacts BEGIN
    INSERT INTO contact_names (rowid, name_folded) VALUES (new.seq, new.name_folded);
  END`,
  `CREATE TRIGGER contact_names_update AFTER UPDATE OF name_folded ON contacts
    WHEN old.name_folded IS NOT new.name_folded BEGIN
    INSERT INTO contact_names (contact_names, rowid, name_folded)
      VALUES ('delete', old.seq, old.name_folded);
    INSERT INTO contact_names (rowid, name_folded) VALUES (new.seq, new.name_folded);
  END`,
  `CREATE TRIGGER contact_names_delete AFTER DELETE ON contacts BEGIN
    INSERT INTO contact_names (contact_names, rowid, name_folded)
      VALUES ('delete', old.seq, old.name_folded);
  END`,
];
