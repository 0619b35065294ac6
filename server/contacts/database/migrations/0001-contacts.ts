/** Contacts, their email preferences, and the consent log. */
export default [
  `CREATE TABLE contacts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL CHECK (type IN ('customer', 'lead')),
    user_id TEXT UNIQUE,
    email TEXT COLLATE NOCASE,
    name TEXT NOT NULL DEFAULT '',
    phone TEXT,
    profile_picture TEXT,
    locale TEXT,
    roles TEXT NOT NULL DEFAULT '[]',
    custom_fields TEXT NOT NULL DEFAULT '{}',
    blocked INTEGER NOT NULL DEFAULT 0,
    posts_created INTEGER NOT NULL DEFAULT 0,
    comments_created INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    last_activity INTEGER NOT NULL,
    email_all TEXT NOT NULL DEFAULT 'subscribed'
      CHECK (email_all IN ('subscribed', 'unsubscribed')),
    email_post_updates TEXT NOT NULL DEFAULT 'subscribed'
      CHECK (email_post_updates IN ('subscribed', 'unsubscribed')),
    email_post_comments TEXT NOT NULL DEFAULT 'subscribed'
      CHECK (email_post_comments IN ('subscribed', 'unsubscribed')),
    email_comment_replies TEXT NOT NULL DEFAULT 'subscribed'
      CHECK (email_comment_replies IN ('subscribed', 'unsubscribed')),
    email_changelog TEXT NOT NULL DEFAULT 'unsubscribed'
      CHECK (email_changelog IN ('subscribed', 'unsubscribed')),
    changelog_opt_out INTEGER NOT NULL DEFAULT 0
  )`,
  'CREATE INDEX contacts_by_email ON contacts (email)',
  `CREATE TABLE consent_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id TEXT NOT NULL,
    user_id TEXT,
    key TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    route TEXT NOT NULL,
    token_id TEXT,
    request_id TEXT
  )`,
  'CREATE INDEX consent_log_by_contact ON consent_log (contact_id)',
];
