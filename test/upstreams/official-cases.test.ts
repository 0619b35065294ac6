/**
 * What the vendor's official Python client tries at notification contacts, against the stand-in: seven
 * cases, which that client runs twice each, with and without `async`. The README beside the stand-ins
 * says how to run the client itself.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SoftwareOneStandIn, startSoftwareOne } from './stand-ins/softwareone.ts';

let standIn: SoftwareOneStandIn;
let id: string;

const CONTACT = {
  name: 'To be deleted',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  optOuts: [],
};

interface Answer {
  status: number;
  body: Record<string, unknown> & { data?: { id: string }[] };
}

async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${standIn.url}/public/v1/notifications/contacts${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${standIn.tokens.operations}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

before(async () => {
  standIn = await startSoftwareOne();
  const { status, body } = await ask('POST', '', CONTACT);
  assert.equal(status, 201);
  id = String(body.id);
});
after(async () => {
  assert.deepEqual(standIn.violations, []);
  await standIn.close();
});

test('a contact is created', () => assert.match(id, /^CTT-\d{4}-\d{4}$/));

test('it is read', async () => {
  const { status, body } = await ask('GET', `/${id}`);
  assert.deepEqual([status, body.id, body.email], [200, id, CONTACT.email]);
});

test('it is found in the list by its id', async () => {
  standIn.addContact();
  const { body } = await ask('GET', `?limit=100&offset=0&eq(id,%27${id}%27)`);
  assert.deepEqual(
    body.data?.map((contact) => contact.id),
    [id],
  );
});

test('one that is not there is answered with a problem', async () => {
  const { status, body } = await ask('GET', '/CON-0000-0000-0000');
  assert.deepEqual([status, body.status, body.title], [404, 404, 'Not Found']);
});

test('it is blocked and unblocked', async () => {
  assert.equal((await ask('POST', `/${id}/block`)).body.status, 'Blocked');
  assert.equal((await ask('POST', `/${id}/unblock`)).body.status, 'Active');
});

test('a PUT with a name changes the name, and nothing else', async () => {
  const { body } = await ask('PUT', `/${id}`, { name: 'Renamed' });
  assert.deepEqual([body.name, body.email], ['Renamed', CONTACT.email]);
});

test('it is deleted', async () => {
  assert.equal((await ask('DELETE', `/${id}`)).status, 204);
  assert.equal((await ask('GET', `/${id}`)).status, 404);
});
