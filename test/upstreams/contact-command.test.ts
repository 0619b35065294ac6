/** `fb-email-preferences contact`, as an operator runs it, against each system of record. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { SOURCE_CONDITION } from '../../server/build/source.ts';
import { API_KEY, startContacts } from '../server/handler/contacts.ts';
import { startSoftwareOne } from './stand-ins/softwareone.ts';
import { startWappfy } from './stand-ins/wappfy.ts';

const CLI = resolve('server/cli/cli.ts');

/** Runs the command to its end; the stand-ins answer from this process meanwhile. */
async function contact(args: string[], env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    [`--conditions=${SOURCE_CONDITION}`, CLI, 'contact', ...args],
    { cwd: tmpdir(), env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { status: child.exitCode, stdout, stderr };
}

test('Featurebase: its own block for the messenger, by the internal id', async () => {
  const contacts = await startContacts();
  await contacts.seed('usr_1');
  const env = { FEATUREBASE_API_KEY: API_KEY, FEATUREBASE_BASE_URL: contacts.url };
  const { id } = await contacts.client.users.contacts.byUserID.retrieve('usr_1');
  for (const [action, word] of [
    ['block', 'Blocked'],
    ['unblock', 'Unblocked'],
  ] as const) {
    const { status, stdout } = await contact([action, '--id', id], env);
    assert.deepEqual([status, stdout], [0, `${word} at Featurebase.\n`]);
  }
  const shown = await contact(['show', '--id', id], env);
  assert.match(shown.stdout, new RegExp(`^id\\t${id}\\nuser id\\tusr_1\\ntype\\tcustomer\\n`));
  assert.ok(!shown.stdout.includes('john@example.com'));
  const gone = await contact(['block', '--id', '507f1f77bcf86cd799439011'], env);
  assert.equal(gone.status, 1);
  assert.match(gone.stderr, /^Featurebase answered 404: .+\(resource_not_found\)/);
  assert.match(gone.stderr, /internal one/);
  const badKey = { ...env, FEATUREBASE_API_KEY: 'sk_wrong_0123456789' };
  const { stderr } = await contact(['block', '--id', id], badKey);
  assert.match(stderr, /answered 401: .+ Check FEATUREBASE_API_KEY\.\n$/);
  assert.ok(!stderr.includes(badKey.FEATUREBASE_API_KEY));
  await contacts.close();
});

test("SoftwareOne: blocks, unblocks, shows; a refusal in the vendor's words, as map and as list", async () => {
  const standIn = await startSoftwareOne({ variants: ['repeat-block-400'] });
  const { id } = standIn.addContact({ userId: 'USR-1234-5678' });
  const env = {
    PREFERENCES_UPSTREAM: 'softwareone',
    SOFTWAREONE_BASE_URL: standIn.url,
    SOFTWAREONE_API_TOKEN: standIn.tokens.operations,
  };
  assert.equal((await contact(['block', '--id', id], env)).stdout, 'Blocked at SoftwareOne.\n');
  const { stdout } = await contact(['show', '--id', id], env);
  assert.match(stdout, /status\tBlocked\nblocked by\tTKN-0000-0001\n/);
  for (const variant of [undefined, 'errors-as-list'] as const) {
    if (variant) standIn.variants.add(variant);
    const { status, stderr } = await contact(['block', '--id', id], env);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^SoftwareOne answered 400: Bad Request\. The contact is already Blocked\./,
    );
    assert.match(stderr, /trace 00-/);
  }
  assert.equal((await contact(['unblock', '--id', id], env)).stdout, 'Unblocked at SoftwareOne.\n');
  const weak = { ...env, SOFTWAREONE_API_TOKEN: standIn.tokens.vendor };
  const refused = await contact(['block', '--id', id], weak);
  assert.match(refused.stderr, /answered 403: .+ needs the token of an operations account\.\n$/);
  assert.deepEqual(standIn.violations, []);
  await standIn.close();
});

test('Wappfy: blocks and unblocks by number; what is final, and whose fault it is, in words', async () => {
  const standIn = await startWappfy();
  const env = {
    WAPPFY_BASE_URL: standIn.url,
    WAPPFY_API_KEY: standIn.apiKey,
    WAPPFY_SESSION: standIn.session,
  };
  const at = (action: string) =>
    contact([action, '--upstream', 'wappfy', '--id', '+49 151 12345678'], env);
  assert.equal((await at('block')).stdout, 'Blocked at Wappfy.\n');
  assert.ok(standIn.blocked.has('4915112345678'));
  assert.match((await at('show')).stdout, /blocked\tyes\n/);
  assert.equal((await at('unblock')).stdout, 'Unblocked at Wappfy.\n');
  standIn.behaviour.engine = 'not-implemented';
  assert.match((await at('block')).stderr, /answered 501: Not Implemented\. .+will not help\.\n$/);
  standIn.behaviour.session = 'missing';
  assert.match((await at('block')).stderr, /answered 404: Session not found\. .+WAPPFY_SESSION/);
  await standIn.close();
  assert.match((await at('block')).stderr, /^Wappfy cannot be reached\./);
});

test('wrong arguments are told apart from a refusal, and nothing is asked', async () => {
  const env = { FEATUREBASE_API_KEY: API_KEY, FEATUREBASE_BASE_URL: 'http://127.0.0.1:9' };
  for (const [args, sentence] of [
    [[], /block, unblock, show/],
    [['erase', '--id', 'x'], /block, unblock, show/],
    [['block'], /^Give --id/],
    [['block', '--id', '..'], /^Give --id/],
    [['block', '--id', 'x', '--upstream', 'constructor'], /^--upstream is one of/],
  ] as const) {
    const { status, stderr } = await contact([...args], env);
    assert.equal(status, 2);
    assert.match(stderr, sentence);
  }
});
