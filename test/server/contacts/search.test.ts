/** What each search finds among six contacts, in which order, page by page; and what is refused. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { API_KEY } from './backends.ts';
import { type OpenedDatabase, openContactsDatabase } from './open.ts';
import { ANY, type Clause, FOUND, fill, idOf, REFUSED, SORTED } from './search-cases.ts';

interface Answer {
  status: number;
  object: string;
  data: { id: string }[];
  nextCursor: string | null;
  totalCount: number;
  totalCountCapped: boolean;
  error?: { code: string; message: string; param?: string };
}

describe('a search', () => {
  let database: OpenedDatabase;
  let app: ReturnType<typeof createContactsApp>;
  let close: () => void;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-'));
    ({ database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`));
    app = createContactsApp({
      database,
      apiKey: API_KEY,
      categories: { changelog: {}, weekly: {}, beta: { default: 'unsubscribed' } },
      log: () => {},
    });
    // The first request registers the categories: they count for every contact that is there.
    await search([['type', '=', 'lead']]);
    await fill(database);
  });
  after(async () => {
    close();
    await rm(folder, { recursive: true });
  });

  async function send(body: object): Promise<Answer> {
    const response = await app.request('/v2/contacts/search', {
      method: 'POST',
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Omit<Answer, 'status'>;
    return { status: response.status, ...answer };
  }

  function search(clauses: readonly Clause[], rest: object = {}): Promise<Answer> {
    const value = clauses.map(([field, operator, value]) => ({ field, operator, value }));
    const query = value.length === 1 ? value[0] : { operator: 'AND', value };
    return send({ ...(value.length > 0 && { query }), ...rest });
  }

  const lettersOf = ({ data }: Answer) => data.map(({ id }) => id[0]).join('');

  test('finds the contacts that fit, and counts them', async () => {
    for (const [clauses, found] of FOUND) {
      const answer = await search(clauses, { sort: 'createdAt:asc' });
      const which = JSON.stringify(clauses);
      assert.equal(answer.status, 200, `${which} ${answer.error?.message}`);
      assert.equal(lettersOf(answer), found, which);
      assert.deepEqual(
        [answer.object, answer.totalCount, answer.totalCountCapped, answer.nextCursor],
        ['list', found.length, false, null],
        which,
      );
    }
  });

  test('is sorted by each field, and the last active come first by default', async () => {
    for (const [sort, found] of SORTED) {
      assert.equal(lettersOf(await search([], { sort })), found, sort);
      assert.equal(lettersOf(await search([ANY], { sort })), found, sort);
    }
    assert.equal(lettersOf(await search([])), 'fabcde');
  });

  test('goes on where a page has ended, whatever the order and the query', async () => {
    const queries: Clause[][] = [
      [],
      [['type', '=', 'customer']],
      [['postsCreated', '=', 1]],
      [['postsCreated', '<', 7]],
      [['name', '~', 'lee']],
      [['name', '~', 'le']],
      [['companyIds', 'IN', [idOf('1'), idOf('2')]]],
      [['preferences.changelog', '=', 'subscribed']],
      [['preferences.weekly', '=', 'subscribed']],
    ];
    for (const [sort, all] of SORTED.filter(([sort]) => /^posts|^last/.test(sort))) {
      for (const clauses of queries) {
        const whole = await search(clauses, { sort });
        const found = lettersOf(whole);
        assert.equal(
          found,
          [...all].filter((letter) => found.includes(letter)).join(''),
          'the order does not depend on the query',
        );
        let letters = '';
        let cursor: string | null = null;
        do {
          const page: Answer = await search(clauses, { sort, limit: 2, cursor });
          letters += lettersOf(page);
          assert.equal(page.totalCount, whole.totalCount);
          assert.ok(page.data.length <= 2);
          cursor = page.nextCursor;
          assert.equal(cursor === null, letters.length === whole.totalCount, 'no page is empty');
        } while (cursor);
        assert.equal(letters, found, `${sort} ${JSON.stringify(clauses)}`);
      }
    }
  });

  test('a cursor is good for its order alone', async () => {
    const { nextCursor: cursor } = await search([], { sort: 'createdAt:asc', limit: 1 });
    assert.match(cursor ?? '', /^[A-Za-z\d]+$/);
    assert.equal(lettersOf(await search([], { sort: 'created_at:asc', cursor, limit: 1 })), 'b');
    for (const sort of ['createdAt:desc', 'lastActivity:asc', undefined]) {
      const { status, error } = await search([], { sort, cursor });
      assert.deepEqual([status, error?.code, error?.param], [400, 'invalid_cursor', 'cursor']);
      assert.equal(
        error?.message,
        'This cursor does not belong to this list and sort. Start again without a cursor.',
      );
    }
  });

  test('a query that cannot be answered is refused with a sentence that says why', async () => {
    for (const [clause, param, message] of REFUSED) {
      const { status, error } = await search([clause]);
      assert.equal(status, 400, JSON.stringify(clause));
      assert.deepEqual([error?.param, error?.message], [param, message]);
      const code = param === 'query' ? 'query_too_broad' : 'parameter_invalid';
      assert.equal(error?.code, code);
      if (param === 'query') continue;
      // In a group, the part at fault is named by its place.
      const second = await search([ANY, clause]);
      assert.equal(second.error?.param, param.replace('query', 'query.value.1'));
      assert.equal(second.error?.message, message);
    }
  });

  test('a query is one clause, or a group of them', async () => {
    const clause = { field: 'name', operator: '=', value: 'Ann Lee' };
    for (const [query, param] of [
      [null, 'query'],
      ['name', 'query'],
      [[], 'query'],
      [{}, 'query.operator'],
      [{ operator: 'OR', value: [clause] }, 'query.operator'],
      [{ operator: 'AND', value: [] }, 'query.value'],
      [{ operator: 'AND', value: [clause], also: 1 }, 'query.also'],
      [{ operator: 'AND', value: [{ ...clause, also: 1 }] }, 'query.value.0.also'],
      [{ ...clause, also: 1 }, 'query.also'],
      [{ field: 'name', operator: '=' }, 'query.value'],
      [{ field: 7, operator: '=', value: 'x' }, 'query.field'],
    ] as const) {
      const { status, error } = await send({ query });
      assert.deepEqual([status, error?.param], [400, param], JSON.stringify(query));
    }
    for (const value of [true, null, [true]]) {
      const { status, error } = await send({ query: { ...clause, value } });
      assert.deepEqual([status, error?.param], [400, 'query.value']);
    }
    assert.equal(lettersOf(await send({ query: { operator: 'AND', value: [clause] } })), 'fa');
    assert.equal((await send({ sort: 'name:asc' })).error?.param, 'sort');
    assert.equal((await send({ order: 'asc' })).error?.param, 'order');
  });
});
