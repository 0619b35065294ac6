/** The official client among ten thousand contacts: every page, to the end. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as z from 'zod/mini';
import { contactListSchema } from '../../../server/contacts/schemas/responses.ts';
import { BACKENDS, type RunningContacts } from './backends.ts';
import { seedContacts, seededId } from './seed.ts';

for (const [name, start] of BACKENDS) {
  describe(`ten thousand contacts, ${name}`, () => {
    let service: RunningContacts;
    before(async () => {
      service = await start();
      await seedContacts(service.database, 10_000);
    });
    after(() => service.stop());

    test('auto-pagination meets every contact once, in order', async () => {
      const { contacts } = service.client().users;
      const seen: string[] = [];
      for await (const contact of contacts.list({ limit: 100, contactType: 'all' })) {
        seen.push(contact.id);
      }
      assert.deepEqual(
        seen,
        Array.from({ length: 10_000 }, (_, i) => seededId(i)),
      );
      const page = await contacts.list();
      assert.equal(page.data.length, 10);
      assert.ok(page.data.every((contact) => contact?.type === 'customer'));
      z.parse(contactListSchema, {
        object: 'list',
        data: page.data,
        nextCursor: page.nextCursor,
      });
    });

    test('search counts up to 5000 and pages on beyond', async () => {
      const { contacts } = service.client().users;
      const query = { field: 'type', operator: '=', value: 'customer' } as const;
      const seen = new Set<string>();
      let cursor: string | undefined;
      let previous = Number.POSITIVE_INFINITY;
      do {
        const page = await contacts.search({
          query,
          sort: 'postsCreated:desc',
          limit: 100,
          ...(cursor && { cursor }),
        });
        assert.equal(page.totalCount, 5000);
        assert.equal(page.totalCountCapped, true);
        for (const contact of page.data) {
          assert.ok((contact.postsCreated ?? 0) <= previous);
          previous = contact.postsCreated ?? 0;
          seen.add(contact.id);
        }
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      assert.equal(seen.size, 9000);
    });
  });
}
