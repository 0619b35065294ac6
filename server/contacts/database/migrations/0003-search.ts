/**
 * What lists and searches read: one index a sort, with and without a contact type before it. Rows
 * with equal values follow each other by `seq`, which SQLite keeps in every index.
 */
const sorted = ['last_activity', 'created_at', 'posts_created', 'comments_created'].flatMap(
  (column) => [
    `CREATE INDEX contacts_by_${column} ON contacts (${column})`,
    `CREATE INDEX contacts_by_type_${column} ON contacts (type, ${column})`,
  ],
);

export default [
  ...sorted,
  'CREATE INDEX contacts_by_type ON contacts (type)',
  'CREATE INDEX contacts_by_name ON contacts (name)',
  // Trigrams find any part of a word that has three characters or more, in any case.
  `CREATE VIRTUAL TABLE contact_names USING fts5(
    name, content = 'contacts', content_rowid = 'seq', tokenize = 'trigram'
  )`,
  // Without this, words of a deleted name stay in the file until the index happens to be merged.
  `INSERT INTO contact_names (contact_names, rank) VALUES ('secure-delete', 1)`,
  `INSERT INTO contact_names (contact_names) VALUES ('rebuild')`,
  `CREATE TRIGGER contact_names_insert AFTER INSERT ON contacts BEGIN
    INSERT INTO contact_names (rowid, name) VALUES (new.seq, new.name);
  END`,
  `CREATE TRIGGER contact_names_update AFTER UPDATE OF name ON contacts BEGIN
    INSERT INTO contact_names (contact_names, rowid, name) VALUES ('delete', old.seq, old.name);
    INSERT INTO contact_names (rowid, name) VALUES (new.seq, new.name);
  END`,
  `CREATE TRIGGER contact_names_delete AFTER DELETE ON contacts BEGIN
    INSERT INTO contact_names (contact_names, rowid, name) VALUES ('delete', old.seq, old.name);
  END`,
];
