/** Generated input: whatever is sent, the answer is what the schemas say, and never a 500. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { contactEmailPreferencesSchema } from 'fb-email-preferences-server/contract';
import * as z from 'zod/mini';
import {
  contactSchema,
  errorSchema,
  searchResultSchema,
} from '../../../server/contacts/schemas/responses.ts';
import { BACKENDS, type RunningContacts } from './backends.ts';

const query = (value: unknown) => ({ query: value });

for (const [name, start] of BACKENDS) {
  describe(`generated input, ${name}`, () => {
    let service: RunningContacts;
    before(async () => {
      service = await start();
    });
    after(() => service.stop());

    const send = (method: string, path: string, body?: unknown) =>
      service.request(path, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });

    /** Answers are what the schemas say, or an error that is not ours. */
    async function holds(response: Response, schema: z.ZodMiniType): Promise<boolean> {
      const json: unknown = await response.json();
      assert.ok(response.status < 500, JSON.stringify(json));
      z.parse(response.ok ? schema : errorSchema, json);
      return response.ok;
    }

    const wild = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(Number.MAX_VALUE, -1, 1e308, '__proto__', '\u0000', '%', '..', {}, []),
    );

    test('any upsert is answered by a contact or by a 4xx', async () => {
      const fields = {
        email: fc.oneof(fc.emailAddress(), wild),
        type: fc.oneof(fc.constantFrom('customer', 'lead'), wild),
        name: fc.oneof(fc.string({ unit: 'grapheme' }), wild),
        phone: wild,
        profilePicture: fc.oneof(fc.webUrl(), wild),
        locale: wild,
        roles: fc.oneof(fc.array(fc.string()), wild),
        companies: fc.oneof(
          fc.array(fc.record({ id: fc.string(), name: fc.string(), monthlySpend: fc.double() }), {
            maxLength: 3,
          }),
          wild,
        ),
        customFields: fc.oneof(
          fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double())),
          wild,
        ),
        subscribedToChangelog: fc.oneof(fc.boolean(), wild),
        userHash: wild,
        createdAt: fc.oneof(
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          wild,
        ),
        [`x${name}`]: wild,
      };
      const body = fc
        .record({ userId: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), wild) })
        .chain((named) =>
          fc
            .record(fields, { requiredKeys: [] })
            .chain((all) => fc.subarray(Object.entries(all), { maxLength: 2 }))
            .map((some) => ({ ...named, ...Object.fromEntries(some) })),
        );
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(body, async (json) => {
          if (await holds(await send('POST', '/v2/contacts', json), contactSchema)) accepted += 1;
        }),
        { numRuns: 300 },
      );
      assert.ok(accepted > 30, `only ${accepted} were good`);
    });

    test('any search is answered by a page or by a 4xx', async () => {
      const text = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('"', "'", '*', '"a" OR', 'NEAR(', 'abc"def', 'a', 'usr'),
      );
      const set = fc.constantFrom('=', '!=', 'IN', 'NIN');
      const good = fc.oneof(
        fc.record({
          field: fc.constantFrom('externalId', 'email', 'name', 'companyIds', 'company_ids'),
          operator: fc.constant('='),
          value: text,
        }),
        fc.record({ field: fc.constant('name'), operator: fc.constant('~'), value: text }),
        fc.record({
          field: fc.constantFrom('email', 'name', 'companyIds', 'type'),
          operator: fc.constant('IN'),
          value: fc.array(fc.oneof(text, fc.constant('lead')), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({
          field: fc.constantFrom('postsCreated', 'commentsCreated', 'lastActivity', 'created_at'),
          operator: fc.constantFrom('>', '<', '=', '!='),
          value: fc.integer(),
        }),
      );
      const bad = fc.record({
        field: fc.constantFrom('externalId', 'type', 'lastActivity', 'nope', '__proto__'),
        operator: fc.oneof(set, wild),
        value: wild,
      });
      const clause = fc.oneof(good, good, bad);
      const body = fc.record(
        {
          query: fc.oneof(
            clause,
            fc.record({ operator: fc.constant('AND'), value: fc.array(clause, { maxLength: 4 }) }),
            wild,
          ),
          sort: fc.oneof(fc.constantFrom('lastActivity:asc', 'posts_created:desc'), wild),
          limit: fc.oneof(fc.integer({ min: 1, max: 100 }), wild),
          cursor: fc.oneof(fc.base64String(), wild),
        },
        { requiredKeys: ['query'] },
      );
      let accepted = 0;
      const run = async (json: unknown) => {
        if (await holds(await send('POST', '/v2/contacts/search', json), searchResultSchema)) {
          accepted += 1;
        }
      };
      await fc.assert(fc.asyncProperty(fc.oneof(body, clause.map(query)), run), { numRuns: 400 });
      assert.ok(accepted > 30, `only ${accepted} were good`);
    });

    test('any path and any change of preferences is answered without a 500', async () => {
      await send('POST', '/v2/contacts', { userId: 'usr_any' });
      const userId = fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constant('usr_any'),
      );
      const preferences = fc.oneof(
        fc.dictionary(
          fc.constantFrom('all', 'changelog', 'postUpdates', 'sms', '__proto__'),
          fc.constantFrom('subscribed', 'unsubscribed', 'on'),
        ),
        wild,
      );
      await fc.assert(
        fc.asyncProperty(userId, preferences, fc.string(), async (user, map, cursor) => {
          const path = `/v2/contacts/by-user-id/${encodeURIComponent(user)}/email-preferences`;
          const patched = await send('PATCH', path, { preferences: map });
          await holds(patched, contactEmailPreferencesSchema());
          const page = `${path}/history?cursor=${encodeURIComponent(cursor)}`;
          await holds(await send('GET', page), z.object({ object: z.literal('list') }));
        }),
        { numRuns: 150 },
      );
    });
  });
}
