/** The largest value that is taken, and the smallest that is refused, with a sentence that says why. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type RunningContacts, startOnSqlite } from './backends.ts';

interface Answer {
  status: number;
  body: Record<string, unknown> & { error?: { code: string; message: string; param?: string } };
}

/** What is sent as so many characters or entries, the most of them, and what is said to one more. */
type Limit = [param: string, make: (size: number) => object, most: number, message: RegExp];

const text = (size: number) => 'x'.repeat(size);
const entries = (size: number) => Array.from({ length: size }, (_, i) => `e${i}`);
const company = (fields: object) => ({ companies: [{ id: 'c', name: 'C', ...fields }] });
const tooLong = (most: number) => new RegExp(`^Text here can have at most ${most} characters\\.$`);
const tooMany = (most: number) => new RegExp(`^The list can have at most ${most} entries\\.$`);

const UPSERT_LIMITS: Limit[] = [
  [
    'userId',
    (size) => ({ userId: text(size) }),
    256,
    /^userId must have 1 to 256 characters, .*\.$/,
  ],
  ['email', (size) => ({ email: `${text(64)}@${text(size - 65)}` }), 254, /email address/],
  ['name', (size) => ({ name: text(size) }), 256, tooLong(256)],
  ['phone', (size) => ({ phone: text(size) }), 64, tooLong(64)],
  ['profilePicture', (size) => ({ profilePicture: text(size) }), 2048, tooLong(2048)],
  ['locale', (size) => ({ locale: text(size) }), 64, tooLong(64)],
  ['roles', (size) => ({ roles: entries(size) }), 100, tooMany(100)],
  ['roles.0', (size) => ({ roles: [text(size)] }), 64, tooLong(64)],
  ['customFields.f', (size) => ({ customFields: { f: text(size) } }), 4096, tooLong(4096)],
  ['customFields.f', (size) => ({ customFields: { f: entries(size) } }), 100, /a list of those/],
  [
    'companies',
    (size) => ({ companies: entries(size).map((id) => ({ id, name: 'C' })) }),
    50,
    tooMany(50),
  ],
  ['companies.0.id', (size) => company({ id: text(size) }), 256, tooLong(256)],
  ['companies.0.companyId', (size) => company({ companyId: text(size) }), 256, tooLong(256)],
  ['companies.0.name', (size) => company({ name: text(size) }), 256, tooLong(256)],
  ['companies.0.industry', (size) => company({ industry: text(size) }), 256, tooLong(256)],
  ['companies.0.plan', (size) => company({ plan: text(size) }), 256, tooLong(256)],
  ['companies.0.website', (size) => company({ website: text(size) }), 2048, tooLong(2048)],
];

const search = (field: string, operator: string, value: unknown) => ({
  query: { field, operator, value },
});

const SEARCH_LIMITS: Limit[] = [
  ['query.value', (size) => search('email', '=', text(size)), 1024, /^email takes text\.$/],
  [
    'query.value',
    (size) => search('email', 'IN', entries(size)),
    100,
    /^email takes a list of 1 to 100 entries, each text\.$/,
  ],
  [
    'query.value',
    (size) => ({
      query: {
        operator: 'AND',
        value: entries(size).map((value) => ({ field: 'name', operator: '=', value })),
      },
    }),
    15,
    /15/,
  ],
  ['limit', (limit) => ({ limit }), 100, /100/],
  [
    'query.value',
    (seconds) => search('createdAt', '<', seconds),
    8.64e12,
    /^createdAt takes a whole number of seconds since 1970\.$/,
  ],
  [
    'query.value',
    (seconds) => search('lastActivity', '>', -seconds),
    8.64e12,
    /^lastActivity takes/,
  ],
];

describe('limits', () => {
  let service: RunningContacts;
  before(async () => {
    service = await startOnSqlite();
  });
  after(() => service.stop());

  async function send(path: string, body?: object): Promise<Answer> {
    const response = await service.request(path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  for (const [path, limits, whose] of [
    ['/v2/contacts', UPSERT_LIMITS, { userId: 'usr_limits' }],
    ['/v2/contacts/search', SEARCH_LIMITS, {}],
  ] as const) {
    for (const [param, make, most, message] of limits) {
      test(`${path} takes ${param} of ${most}, and no more`, async () => {
        const taken = await send(path, { ...whose, ...make(most) });
        assert.ok(taken.status < 300, JSON.stringify(taken.body));
        const { status, body } = await send(path, { ...whose, ...make(most + 1) });
        assert.deepEqual([status, body.error?.param], [400, param]);
        assert.match(body.error?.message ?? '', message);
      });
    }
  }

  test('a text that must not be empty may have one character', async () => {
    for (const [param, make] of [
      ['companies.0.id', (id: string) => company({ id })],
      ['companies.0.companyId', (companyId: string) => company({ companyId })],
      ['companies.0.name', (name: string) => company({ name })],
    ] as const) {
      const of = (value: string) => send('/v2/contacts', { userId: 'usr_empty', ...make(value) });
      assert.ok((await of('x')).status < 300);
      const { status, body } = await of('');
      assert.deepEqual([status, body.error?.param], [400, param]);
      assert.equal(body.error?.message, 'Text here must not be empty.');
    }
  });

  test('a user id that no path can hold is refused with the rule', async () => {
    for (const userId of ['', '.', '..', 'a\u0000', 'line\nbreak']) {
      const { status, body } = await send('/v2/contacts', { userId, email: 'unsafe@example.com' });
      assert.deepEqual([status, body.error?.param], [400, 'userId'], userId);
      assert.equal(
        body.error?.message,
        'userId must have 1 to 256 characters, none of them a control character, and not be "." or "..".',
        userId,
      );
    }
  });

  test('a custom field is any plain value, and comes back as it was', async () => {
    const customFields = {
      text: '',
      number: -1.5,
      yes: true,
      no: false,
      nothing: null,
      list: ['a', 1, true],
      empty: [],
    };
    const { status, body } = await send('/v2/contacts', { userId: 'usr_fields', customFields });
    assert.equal(status, 201);
    assert.deepEqual(body.customFields, customFields);
    for (const value of [{}, [[]], [{}], [null]]) {
      const refused = await send('/v2/contacts', { userId: 'usr_fields', customFields: { value } });
      assert.equal(refused.status, 400);
      const { param = '', message = '' } = refused.body.error ?? {};
      assert.match(param, /^customFields\.value/);
      assert.match(message, /^A custom field is text, a number, true, false, null, or a list/);
    }
    for (const [name, isTaken] of [
      ['x', true],
      [text(128), true],
      [text(129), false],
      ['', false],
    ] as const) {
      const named = { userId: 'usr_names', customFields: { [name]: 1 } };
      assert.equal((await send('/v2/contacts', named)).status < 300, isTaken, name);
    }
  });

  test('a time has a time zone; a hash 64 digits', async () => {
    const upsert = (fields: object) => send('/v2/contacts', { userId: 'usr_forms', ...fields });
    for (const createdAt of ['2026-01-31T12:00:00Z', '2026-01-31T14:00:00+02:00', null]) {
      assert.ok((await upsert({ createdAt })).status < 300, String(createdAt));
    }
    const { body } = await upsert({ createdAt: '2026-01-31T12:00:00' });
    assert.match(body.error?.message ?? '', /^Times are ISO 8601 with a time zone/);
    for (const userHash of [
      'a'.repeat(64),
      'A'.repeat(64),
      '0123456789abcdefABCDEF'.padEnd(64, '9'),
    ]) {
      assert.ok((await upsert({ userHash })).status < 300, userHash);
    }
    for (const userHash of ['a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64), '']) {
      const refused = await upsert({ userHash });
      assert.equal(refused.body.error?.message, 'A hash is 64 hexadecimal digits.', userHash);
    }
  });

  test('a page has as many as are asked for, ten by default, and at most a hundred', async () => {
    for (let i = 0; i < 12; i++) await send('/v2/contacts', { userId: `usr_page_${i}` });
    const sizeOf = ({ body }: Answer) => (body.data as unknown[]).length;
    for (const [limit, size] of [
      ['', 10],
      ['?limit=1', 1],
      ['?limit=9', 9],
      ['?limit=10', 10],
      ['?limit=11', 11],
    ] as const) {
      const answer = await send(`/v2/contacts${limit}`);
      assert.equal(sizeOf(answer), size);
      assert.equal(typeof answer.body.nextCursor, 'string');
    }
    assert.equal((await send('/v2/contacts?limit=99')).status, 200);
    assert.equal((await send('/v2/contacts?limit=100')).body.nextCursor, null);
    assert.equal(sizeOf(await send('/v2/contacts/search', {})), 10);
    assert.equal(sizeOf(await send('/v2/contacts/search', { limit: 1 })), 1);
  });
});
