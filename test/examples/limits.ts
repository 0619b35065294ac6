/** The limits on requests that two examples bring: 429 with `Retry-After`, and never before a click. */
import assert from 'node:assert/strict';
import { listUnsubscribeHeaders, signToken } from '../../server/tokens/index.ts';
import { preferencesPath } from '../runtimes/cases/requests.ts';
import type { Running } from '../runtimes/running.ts';
import type { World } from '../runtimes/world.ts';

/**
 * A limit by person: from many addresses, with the person's own token.
 *
 * @param limit requests that are allowed in a minute
 */
export async function checkUserLimit(
  { subject: { keys } }: World,
  running: Running,
  limit: number,
): Promise<void> {
  await running.contacts?.seed('usr_2');
  const token = await signToken(keys, { sub: 'usr_2', scope: 'manage' });
  const statuses = new Set<number>();
  for (let count = 0; count <= limit; count += 1) {
    const headers = {
      Authorization: `Bearer ${token}`,
      'CF-Connecting-IP': `2001:db8::${(count + 1).toString(16)}`,
    };
    const response = await running.request(preferencesPath('usr_2'), { headers });
    await response.text();
    if (count < limit) assert.equal(response.status, 200);
    else assert.match(response.headers.get('Retry-After') ?? '', /^[1-9]\d*$/);
    statuses.add(response.status);
  }
  assert.deepEqual([...statuses], [200, 429]);
}

/**
 * A limit by address.
 *
 * @param base the path that the handler is below
 * @param limit requests that are allowed in a minute
 * @param headers of every request, such as the address that it comes from
 */
export async function checkAddressLimit(
  { subject: { keys }, variables }: World,
  running: Running,
  { base, limit, headers }: { base: string; limit: number; headers: Record<string, string> },
): Promise<void> {
  const publicUrl = variables.PREFERENCES_PUBLIC_URL ?? '';
  const read = () => running.request(base + preferencesPath('usr_1'), { headers });
  for (let count = 0; count < limit; count += 1) {
    const response = await read();
    assert.equal(response.status, 401);
    await response.text();
  }
  const refused = await read();
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('Retry-After') ?? '', /^[1-9]\d*$/);
  assert.equal(((await refused.json()) as { error: { code: string } }).error.code, 'rate_limited');

  await running.contacts?.seed('usr_1');
  const link = await listUnsubscribeHeaders(keys, { publicUrl, sub: 'usr_1' });
  const path = new URL(link['List-Unsubscribe'].slice(1, -1));
  const clicked = await running.request(path.pathname + path.search, { method: 'POST', headers });
  assert.equal(clicked.status, 200);
  assert.equal(await clicked.text(), 'Unsubscribed.');
}
