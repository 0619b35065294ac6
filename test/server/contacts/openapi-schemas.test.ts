/** `/openapi.json` against the service that it describes: answers, limits and constants. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import { type ContactsOptions, createContactsApp } from '../../../server/contacts/app.ts';
import type { JsonSchema, OpenApiDocument } from '../../../server/contacts/openapi/openapi.ts';
import { API_KEY } from './backends.ts';
import { type OpenedDatabase, openContactsDatabase } from './open.ts';
import { placesOf } from './schema-places.ts';

const USER = '/v2/contacts/by-user-id/{userId}';
const CONTACT = '/v2/contacts/{id}';

interface Answer {
  status: number;
  body: Record<string, unknown> & { error?: { param?: string } };
}

describe('the description', () => {
  let database: OpenedDatabase;
  let close: () => void;
  let folder: string;
  let app: Hono;
  let document: OpenApiDocument;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-'));
    ({ database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`));
    app = make();
    document = (await (await app.request('/openapi.json')).json()) as OpenApiDocument;
  });
  after(async () => {
    close();
    await rm(folder, { recursive: true });
  });

  function make(options: Partial<ContactsOptions> = {}): Hono {
    const rateLimit = { requests: 1_000_000, windowSeconds: 60 };
    return createContactsApp({ database, apiKey: API_KEY, log: () => {}, rateLimit, ...options });
  }

  async function send(to: Hono, method: string, path: string, body?: unknown, key = API_KEY) {
    const response = await to.request(path, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() } as Answer;
  }

  test('bodies and answers are as described: each operation, each success, each type of error', async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema(document, 'document');
    const fits = ({ $ref }: JsonSchema = {}, value: unknown) =>
      ajv.validate({ $ref: `document${$ref}` }, value);
    const seen = new Set<string>();
    const errorTypes = new Set<unknown>();

    function check(method: string, template: string, { status, body }: Answer) {
      const operation = document.paths[template]?.[method.toLowerCase()];
      const answer = operation?.responses[status] as
        | { content: Record<string, { schema: JsonSchema }> }
        | undefined;
      assert.ok(answer, `${method} ${template} ${status}`);
      const isValid = fits(answer.content['application/json']?.schema, body);
      assert.ok(isValid, `${method} ${template} ${status}: ${ajv.errorsText()}`);
      if (status < 400) seen.add(`${operation?.operationId} ${status}`);
      else errorTypes.add((body.error as { type?: string }).type);
    }

    const whose = { userId: 'usr_described', id: '', companyId: '' };
    async function ask(method: string, template: string, body?: unknown, of: object = whose) {
      const values = of as Record<string, string>;
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
      const answer = await send(app, method, path, body);
      check(method, template.replace(/\?.*/, ''), answer);
      if (body !== undefined && answer.status < 400) {
        const { content } = document.paths[template]?.[method.toLowerCase()]?.requestBody ?? {};
        const isValid = fits(content?.['application/json']?.schema, body);
        assert.ok(isValid, `${method} ${template}: ${ajv.errorsText()}`);
      }
      return answer;
    }

    const companies = [{ id: 'acme', name: 'Acme', customFields: { plan: ['pro', 1] } }];
    const upsert = { userId: whose.userId, email: 'described@example.com', companies };
    const { body: contact } = await ask('POST', '/v2/contacts', upsert);
    whose.id = String(contact.id);
    await ask('POST', '/v2/contacts', upsert);
    await ask('POST', '/v2/contacts', { email: 'nobody@example.com', type: 'lead' });
    const clause = { field: 'createdAt', operator: '>', value: 0 };
    await ask('POST', '/v2/contacts/search', { limit: 1, sort: 'createdAt:asc' });
    await ask('POST', '/v2/contacts/search', { query: clause });
    await ask('POST', '/v2/contacts/search', { query: { operator: 'AND', value: [clause] } });
    const company = { companyId: 'bolt', name: 'Bolt' };
    const { body: bolt } = await ask('POST', '/v2/companies', company);
    await ask('POST', '/v2/companies', company);
    await ask('GET', '/v2/companies');
    const ofBolt = { id: String(bolt.id) };
    await ask('GET', '/v2/companies/{id}', undefined, ofBolt);
    await ask('DELETE', '/v2/companies/{id}', undefined, ofBolt);
    await ask('DELETE', '/v2/companies/by-company-id/{companyId}', undefined, {
      companyId: 'acme',
    });
    for (const path of [USER, CONTACT]) {
      await ask('GET', path);
      await ask('GET', `${path}/email-preferences`);
      const changes = { preferences: { all: path === USER ? 'unsubscribed' : 'subscribed' } };
      await ask('PATCH', `${path}/email-preferences`, changes);
      await ask('GET', `${path}/email-preferences/history`);
    }
    await ask('GET', '/v2/contacts?contactType=all&limit=1');
    await ask('POST', `${CONTACT}/block`);
    await ask('POST', `${CONTACT}/unblock`);
    await ask('DELETE', CONTACT);
    await ask('POST', '/v2/contacts', upsert);
    await ask('DELETE', USER);
    const successes = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ operationId, responses }) =>
        Object.keys(responses)
          .filter((status) => status < '400')
          .map((status) => `${operationId} ${status}`),
      );
    assert.deepEqual([...seen].sort(), successes.sort());

    const list = ['GET', '/v2/contacts'] as const;
    await ask('GET', CONTACT);
    await ask('POST', '/v2/contacts', {});
    check(...list, await send(app, ...list, undefined, 'sk_wrong'));
    const limited = make({ rateLimit: { requests: 1, windowSeconds: 60 } });
    await send(limited, ...list);
    check(...list, await send(limited, ...list));
    const secret = make({ identitySecret: 'described' });
    const unsigned = { ...upsert, userHash: 'ab'.repeat(32) };
    check('POST', '/v2/contacts', await send(secret, 'POST', '/v2/contacts', unsigned));
    await database.run('ALTER TABLE contacts RENAME TO away');
    try {
      check(...list, await send(app, ...list));
    } finally {
      await database.run('ALTER TABLE away RENAME TO contacts');
    }
    const { type } = document.components.schemas.Error?.properties?.error?.properties ?? {};
    assert.deepEqual([...errorTypes].sort(), [...(type?.enum ?? [])].sort());
  });

  test('a body is taken as far as described, and refused one step beyond', async () => {
    let tried = 0;
    for (const [name, path, rest] of [
      ['ContactUpsert', '/v2/contacts', { email: 'limits@example.com' }],
      ['CompanyUpsert', '/v2/companies', {}],
      ['ContactSearch', '/v2/contacts/search', {}],
    ] as const) {
      const schema = document.components.schemas[name] as JsonSchema;
      for (const { place, taken, refused } of placesOf(schema)) {
        // The clauses of a query are described by the fields that a search has.
        if (place.startsWith('query')) continue;
        for (const body of taken) {
          const given = { ...rest, ...(body as object) };
          const answer = await send(app, 'POST', path, given);
          assert.ok(answer.status < 300, `${name} ${place}: ${JSON.stringify(answer.body)}`);
        }
        for (const body of refused) {
          const given = { ...rest, ...(body as object) };
          const answer = await send(app, 'POST', path, given);
          const { param = '' } = answer.body.error ?? {};
          assert.equal(answer.status, 400, `${name} ${place} ${JSON.stringify(body).slice(0, 80)}`);
          // Of a value that has several forms, none of them is at fault alone.
          assert.ok(`${place}.`.startsWith(`${param}.`), `${name} ${place}: ${param}`);
          tried += 1;
        }
      }
    }
    assert.ok(tried > 80, String(tried));
  });

  test('a pattern describes the whole text', () => {
    const patterns = valuesOf(document, 'pattern');
    assert.ok(patterns.length > 20);
    for (const pattern of patterns) assert.match(pattern, /^\^.*\$$/);
  });

  test('each description is a sentence', () => {
    const descriptions = valuesOf(document, 'description').filter(
      (text) => text !== 'OK' && text !== 'Created',
    );
    assert.ok(descriptions.length > 60);
    for (const text of descriptions) assert.match(text, /^([A-Z]|`\w)[^ ]*( [^ ]+){2,}\.$/s);
  });
});

/** The texts under a keyword, wherever it is in a document. */
function valuesOf(node: unknown, keyword: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === keyword && typeof value === 'string' ? [value] : valuesOf(value, keyword),
  );
}
