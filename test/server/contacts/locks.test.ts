/** Another process keeps the file locked: reads answer, and writes end together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { startOnSqlite } from './backends.ts';

test('while another process holds the lock, reads answer and all waiting writes end together', async () => {
  const service = await startOnSqlite();
  try {
    const { contacts } = service.client().users;
    const { id } = await contacts.createOrUpdate({ userId: 'usr_waits' });
    const [row] = await service.database.all<{ file: string }>(
      sql`SELECT file FROM pragma_database_list`,
    );
    const other = createClient({ url: `file:${row?.file}` });
    const transaction = await other.transaction('write');
    const order: string[] = [];
    const block = (name: string) =>
      service.request(`/v2/contacts/${id}/block`, { method: 'POST' }).then((response) => {
        order.push(name);
        return response.status;
      });
    const writes = Array.from({ length: 10 }, () => block('write'));
    // Asked for after the writes, answered before any of them.
    for (let i = 0; i < 20; i++) {
      const response = await service.request(`/v2/contacts/${id}/email-preferences`);
      assert.equal(response.status, 200);
      order.push('read');
    }
    const found = await service.request('/v2/contacts/search', { method: 'POST', body: '{}' });
    assert.equal(found.status, 200);
    order.push('search');
    // Sent when the first has ended, it waits as long as each of them: all of them end before it.
    await Promise.race(writes);
    assert.equal(await block('later write'), 503);
    const document = await (await service.request('/openapi.json')).json();
    const { paths } = document as { paths: Record<string, { post: { responses: object } }> };
    assert.ok('503' in (paths['/v2/contacts/{id}/block']?.post.responses ?? {}));
    assert.deepEqual(await Promise.all(writes), Array(10).fill(503));
    assert.deepEqual(order, [
      ...Array(20).fill('read'),
      'search',
      ...Array(10).fill('write'),
      'later write',
    ]);
    await transaction.rollback();
    other.close();
    // A write that waits is done as soon as the lock is gone.
    const again = createClient({ url: `file:${row?.file}` });
    const short = await again.transaction('write');
    const waits = service.request(`/v2/contacts/${id}/block`, { method: 'POST' });
    await service.request(`/v2/contacts/${id}`);
    await short.rollback();
    again.close();
    assert.equal((await waits).status, 200);
  } finally {
    await service.stop();
  }
});
