/** A message from Harbor's mailer to a mailbox and back: real SMTP, a real signature, one click. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { oneClickUrl } from '../../demo/mailbox/mailbox.ts';
import { DKIM } from '../../demo/mailbox/mailer.ts';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';

let directory: string;
let demo: DemoProcess;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mail-'));
  demo = await startDemoProcess(directory);
});

after(async () => {
  await demo.stop();
  await rm(directory, { recursive: true });
});

/** Presses "Send me one of each". */
async function sendOneOfEach(userId: string): Promise<string> {
  const response = await fetch(`${demo.url}/mailbox?as=${userId}`, { method: 'POST' });
  assert.equal(response.status, 200);
  return response.text();
}

/** Somebody's messages as they came over the wire, by subject. */
async function received(
  userId: string,
  subject: RegExp,
): Promise<{ path: string; source: string }> {
  const list = await (await fetch(`${demo.url}/mailbox?as=${userId}`)).text();
  const address = (await demo.client.users.contacts.byUserID.retrieve(userId))?.email ?? '';
  for (const [, path = '', id] of list.matchAll(/href="(\/mailbox\/([\w-]+)\?as=\w+)"/g)) {
    const file = join(directory, 'mail', encodeURIComponent(address), `${id}.eml`);
    const source = await readFile(file, 'utf8');
    if (subject.test(source)) return { path, source };
  }
  throw new Error(`No message with ${subject} has arrived.`);
}

async function statusOf(userId: string, key: 'all' | 'changelog' | 'postUpdates') {
  const { emailPreferences } = demo.client.users.contacts.byUserID;
  return (await emailPreferences.retrieve(userId)).preferences[key].status;
}

/** Stands in for the DNS, which would publish the key of Harbor's domain. */
async function resolvePublicKey(name: string, type: string): Promise<string[][]> {
  assert.deepEqual([name, type], [`${DKIM.keySelector}._domainkey.${DKIM.domainName}`, 'TXT']);
  const { dkimPrivateKey } = JSON.parse(await readFile(join(directory, 'keys.json'), 'utf8'));
  const key = createPublicKey(dkimPrivateKey).export({ type: 'spki', format: 'der' });
  return [[`v=DKIM1; k=rsa; p=${key.toString('base64')}`]];
}

test('a signed message arrives, and one click on its header turns off that kind of email', async () => {
  await sendOneOfEach('usr_ada');
  const { source } = await received('usr_ada', /^Subject: New in Harbor/m);

  const { results } = await dkimVerify(source, { resolver: resolvePublicKey });
  assert.equal(results[0]?.status.result, 'pass');
  const signed = results[0]?.signingHeaders?.keys.toLowerCase().split(/: */) ?? [];
  assert.ok(signed.includes('list-unsubscribe'), signed.join());
  assert.ok(signed.includes('list-unsubscribe-post'), signed.join());

  const url = oneClickUrl(source) ?? '';
  assert.ok(url.startsWith(`${demo.url}/unsubscribe?token=`));
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Set-Cookie'), null);
  assert.equal(await statusOf('usr_ada', 'changelog'), 'unsubscribed');
  assert.equal(await statusOf('usr_ada', 'postUpdates'), 'subscribed');
});

test('a message changed on its way no longer carries a valid signature', async () => {
  await sendOneOfEach('usr_ada');
  const { source } = await received('usr_ada', /^Subject: Dark mode/m);
  const changed = source.replace('/unsubscribe?token=', '/elsewhere?token=');
  const { results } = await dkimVerify(changed, { resolver: resolvePublicKey });
  assert.equal(results[0]?.status.result, 'fail');
});

test('the button in the mailbox does what a mail provider does', async () => {
  await sendOneOfEach('usr_ben');
  const { path } = await received('usr_ben', /^Subject: Dark mode/m);
  const response = await fetch(demo.url + path.replace('?', '/unsubscribe?'), { method: 'POST' });
  assert.match(await response.text(), /has unsubscribed you/);
  assert.equal(await statusOf('usr_ben', 'postUpdates'), 'unsubscribed');
});

test('nothing is sent to who does not want it, and it is said what was held back', async () => {
  const page = await sendOneOfEach('usr_chiyo');
  assert.match(page, /Sent: nothing\. Held back, as asked: Post updates, /);
  // Those in the mailbox are from before.
  assert.equal(page.match(/<li>/g)?.length, 5);
});

test('messages are still there after a restart, and their links still work', async () => {
  const { source } = await received('usr_ada', /^Subject: Lena replied/m);
  const before = oneClickUrl(source) ?? '';
  const { port } = new URL(demo.url);
  await demo.stop();
  demo = await startDemoProcess(directory, port);
  await received('usr_ada', /^Subject: Lena replied/m);
  assert.equal((await fetch(before)).status, 200);
});
