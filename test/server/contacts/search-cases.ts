/** Six contacts, and what searches find among them. */
import { sql } from 'drizzle-orm';
import type { OpenedDatabase } from './open.ts';

/** A clause of a search. */
export type Clause = [field: string, operator: string, value: unknown];

/** Ids are one letter, 24 times. Times are in seconds; the table has milliseconds beside. */
const ROWS = [
  { id: 'a', type: 'customer', user: 'usr_a', email: 'Ann@Example.com', name: 'Ann Lee' },
  { id: 'b', type: 'customer', user: 'usr_b', email: 'bob@example.com', name: 'Bob S"tone' },
  { id: 'c', type: 'customer', user: 'usr_c', email: null, name: 'Cy Leeds' },
  { id: 'd', type: 'lead', user: null, email: 'dan@example.com', name: 'Dan "Ray" Lee-Lo' },
  { id: 'e', type: 'customer', user: 'usr_e', email: 'eve@example.com', name: '' },
  { id: 'f', type: 'lead', user: null, email: 'fay@example.com', name: 'Ann Lee' },
] as const;
const POSTS = [0, 1, 1, 2, 7, 1];
const COMMENTS = [5, 4, 4, 2, 0, 9];
const CREATED = [1000, 1001, 1002, 1003, 1004, 1004];
const ACTIVE = [5000, 4000, 3000, 2000, 1000, 6000];

/** Company `1` has a and b, company `2` has b and f. */
const COMPANIES = { '1': ['a', 'b'], '2': ['b', 'f'] };
/** The id of a contact or a company of one letter or digit. */
export const idOf = (letter: string) => letter.repeat(24);

/** Nothing that narrows: beside a clause that alone would read every contact. */
export const ANY: Clause = ['type', 'IN', ['customer', 'lead']];

/** Fills an empty database, whose first contact gets `seq` 1. */
export async function fill(database: OpenedDatabase): Promise<void> {
  for (const [i, { id, type, user, email, name }] of ROWS.entries()) {
    const milliseconds = (i + 1) * 111;
    await database.run(sql`INSERT INTO contacts (seq, id, type, user_id, email, email_folded, name,
        name_folded, posts_created, comments_created, created_at, last_activity)
      VALUES (${i + 1}, ${idOf(id)}, ${type}, ${user}, ${email}, ${email?.toLowerCase() ?? null},
        ${name}, ${name.toLowerCase()}, ${POSTS[i]}, ${COMMENTS[i]},
        ${Number(CREATED[i]) * 1000 + milliseconds}, ${Number(ACTIVE[i]) * 1000 + milliseconds})`);
  }
  for (const [company, members] of Object.entries(COMPANIES)) {
    await database.run(sql`INSERT INTO companies (seq, id, external_id, name, updated_at,
      last_activity) VALUES (${Number(company)}, ${idOf(company)}, ${company}, 'C', 0, 0)`);
    for (const member of members) {
      await database.run(sql`INSERT INTO contact_companies (contact_seq, company_seq)
        SELECT seq, ${Number(company)} FROM contacts WHERE id = ${idOf(member)}`);
    }
  }
  await database.run(`UPDATE contacts SET email_changelog = 'subscribed' WHERE seq NOT IN (1, 4)`);
  await database.run(`UPDATE contacts SET email_all = 'unsubscribed' WHERE seq = 2`);
  await database.run(`INSERT INTO contact_preferences (contact_seq, key, status)
    VALUES (3, 'weekly', 'unsubscribed'), (5, 'beta', 'subscribed')`);
}

/** The clauses, all of which must hold, and the contacts that fit, the oldest first. */
export const FOUND: [Clause[], found: string][] = [
  [[['externalId', '=', 'usr_a']], 'a'],
  [[['externalId', '=', 'USR_A']], ''],
  [[['externalId', 'IN', ['usr_a', 'usr_c', 'nobody']]], 'ac'],
  [[['externalId', '!=', 'usr_a'], ANY, ['type', '=', 'customer']], 'bce'],
  [
    [
      ['externalId', '!=', 'usr_a'],
      ['createdAt', '>', 0],
    ],
    'bcdef',
  ],
  [
    [
      ['externalId', 'NIN', ['usr_a', 'usr_b']],
      ['createdAt', '>', 0],
    ],
    'cdef',
  ],
  [[['external_id', '=', 'usr_b']], 'b'],

  [[['email', '=', 'ANN@example.COM']], 'a'],
  [[['email', 'IN', ['ann@example.com', 'DAN@example.com']]], 'ad'],
  [
    [
      ['email', '!=', 'Ann@example.com'],
      ['createdAt', '>', 0],
    ],
    'bcdef',
  ],
  [
    [
      ['email', 'NIN', ['ann@example.com', 'FAY@example.com']],
      ['createdAt', '>', 0],
    ],
    'bcde',
  ],

  [[['name', '=', 'Ann Lee']], 'af'],
  [[['name', '=', 'ann lee']], ''],
  [[['name', '=', '']], 'e'],
  [[['name', '=', ' ']], ''],
  [[['name', 'IN', ['Ann Lee', 'Cy Leeds']]], 'acf'],
  [
    [
      ['name', '!=', 'Ann Lee'],
      ['createdAt', '>', 0],
    ],
    'bcde',
  ],
  [
    [
      ['name', 'NIN', ['Ann Lee', '']],
      ['createdAt', '>', 0],
    ],
    'bcd',
  ],
  [[['name', '~', 'LEE']], 'acdf'],
  [[['name', '~', '  lee\tann ']], 'af'],
  [[['name', '~', 'ann sto']], ''],
  [[['name', '~', 'le']], 'acdf'],
  [[['name', '~', 'le y']], 'cd'],
  [[['name', '~', 'y lee']], 'cd'],
  [[['name', '~', '"ray"']], 'd'],
  [[['name', '~', 's"to']], 'b'],
  [[['name', '~', 'lee-']], 'd'],

  [[['type', '=', 'lead']], 'df'],
  [[['type', '!=', 'lead']], 'abce'],
  [[['type', 'IN', ['lead']]], 'df'],
  [[['type', 'IN', ['lead', 'customer']]], 'abcdef'],
  [[['type', 'NIN', ['lead']]], 'abce'],
  [[['type', 'NIN', ['lead', 'customer']]], ''],
  [
    [
      ['type', '=', 'lead'],
      ['type', '=', 'customer'],
    ],
    '',
  ],
  [
    [
      ['type', '=', 'lead'],
      ['name', '=', 'Ann Lee'],
    ],
    'f',
  ],
  [
    [
      ['type', '=', 'lead'],
      ['createdAt', '<', 1004],
    ],
    'd',
  ],

  [[['companyIds', '=', idOf('1')]], 'ab'],
  [[['companyIds', 'IN', [idOf('1'), idOf('2')]]], 'abf'],
  [
    [
      ['companyIds', '!=', idOf('1')],
      ['createdAt', '>', 0],
    ],
    'cdef',
  ],
  [
    [
      ['companyIds', 'NIN', [idOf('1'), idOf('2')]],
      ['createdAt', '>', 0],
    ],
    'cde',
  ],
  [[['company_ids', '=', idOf('2')]], 'bf'],

  [[['postsCreated', '=', 1]], 'bcf'],
  [[['postsCreated', '>', 1]], 'de'],
  [[['postsCreated', '<', 1]], 'a'],
  [
    [
      ['postsCreated', '!=', 1],
      ['createdAt', '>', 0],
    ],
    'ade',
  ],
  [[['posts_created', '=', 7]], 'e'],
  [[['commentsCreated', '>', 4]], 'af'],
  [[['comments_created', '<', 4]], 'de'],
  [[['createdAt', '=', 1001]], 'b'],
  [[['createdAt', '>', 1001]], 'cdef'],
  [[['createdAt', '<', 1001]], 'a'],
  [
    [
      ['createdAt', '!=', 1004],
      ['postsCreated', '>', 0],
    ],
    'bcd',
  ],
  [
    [
      ['created_at', '>', 1001],
      ['createdAt', '<', 1004],
    ],
    'cd',
  ],
  [[['lastActivity', '=', 6000]], 'f'],
  [[['last_activity', '<', 3000]], 'de'],
  [
    [
      ['lastActivity', '!=', 6000],
      ['postsCreated', '=', 1],
    ],
    'bc',
  ],

  [[['preferences.changelog', '=', 'unsubscribed']], 'ad'],
  [
    [
      ['preferences.changelog', '!=', 'unsubscribed'],
      ['createdAt', '>', 0],
    ],
    'bcef',
  ],
  [[['preferences.all', '=', 'unsubscribed']], 'b'],
  [[['preferences.weekly', '=', 'unsubscribed']], 'c'],
  [[['preferences.weekly', '=', 'subscribed']], 'abdef'],
  [
    [
      ['preferences.weekly', '!=', 'subscribed'],
      ['createdAt', '>', 0],
    ],
    'c',
  ],
  [
    [
      ['preferences.weekly', '!=', 'unsubscribed'],
      ['createdAt', '>', 0],
    ],
    'abdef',
  ],
  [[['preferences.beta', '=', 'subscribed']], 'e'],
  [
    [
      ['preferences.beta', '=', 'unsubscribed'],
      ['type', '=', 'lead'],
    ],
    'df',
  ],
];

/** All contacts in each order. */
export const SORTED: [sort: string, found: string][] = [
  ['createdAt:asc', 'abcdef'],
  ['createdAt:desc', 'fedcba'],
  ['created_at:asc', 'abcdef'],
  ['lastActivity:asc', 'edcbaf'],
  ['last_activity:desc', 'fabcde'],
  // Equal values are in the order of the contacts, or its reverse.
  ['postsCreated:asc', 'abcfde'],
  ['postsCreated:desc', 'edfcba'],
  ['posts_created:desc', 'edfcba'],
  ['commentsCreated:asc', 'edbcaf'],
  ['comments_created:desc', 'facbde'],
];

const FIELDS =
  'externalId, email, name, type, companyIds, postsCreated, commentsCreated, lastActivity, createdAt, preferences.all, preferences.changelog, preferences.weekly, preferences.beta';
const BROAD =
  'A search by != or NIN alone would read every contact. Add a clause with =, IN, > or <.';

/** A clause, and the parameter and the sentence with which it is refused. */
export const REFUSED: [Clause, param: string, message: string][] = [
  [['phone', '=', '1'], 'query.field', `A field must be one of ${FIELDS}.`],
  [['preferences', '=', '1'], 'query.field', `A field must be one of ${FIELDS}.`],
  [['preferences.changelogs', '=', 'x'], 'query.field', `A field must be one of ${FIELDS}.`],
  [['toString', '=', '1'], 'query.field', `A field must be one of ${FIELDS}.`],
  [['email', '~', 'a'], 'query.operator', 'The operators of email are =, !=, IN, NIN.'],
  [['name', '<', 'a'], 'query.operator', 'The operators of name are =, !=, IN, NIN, ~.'],
  [['createdAt', 'IN', [1]], 'query.operator', 'The operators of createdAt are =, !=, >, <.'],
  [['preferences.all', 'IN', []], 'query.operator', 'The operators of preferences.all are =, !=.'],
  [
    ['preferences.all', '=', 'on'],
    'query.value',
    'preferences.all takes "subscribed" or "unsubscribed".',
  ],
  [['externalId', '=', 1], 'query.value', 'externalId takes text.'],
  [['name', '~', ' \t'], 'query.value', 'name takes text.'],
  [['type', '=', 'visitor'], 'query.value', 'type takes customer or lead.'],
  [
    ['type', 'NIN', []],
    'query.value',
    'type takes a list of 1 to 100 entries, each customer or lead.',
  ],
  [
    ['email', 'IN', 'a@example.com'],
    'query.value',
    'email takes a list of 1 to 100 entries, each text.',
  ],
  [['postsCreated', '>', '5'], 'query.value', 'postsCreated takes a number.'],
  [['createdAt', '<', 1.5], 'query.value', 'createdAt takes a whole number of seconds since 1970.'],
  [['email', '!=', 'a@example.com'], 'query', BROAD],
  [['name', 'NIN', ['a']], 'query', BROAD],
  [['postsCreated', '!=', 1], 'query', BROAD],
  [['preferences.all', '!=', 'subscribed'], 'query', BROAD],
];
