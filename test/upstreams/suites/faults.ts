/** What becomes of a system's failures, whichever system it is. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type Received, startServer } from '../../server/handler/fixtures.ts';
import { handlerOf } from '../handler.ts';
import { check } from '../results.ts';
import type { System } from '../systems.ts';

/** What a vendor says of itself, which may appear in no answer. */
const CANARY = 'canary-9f2c1e';

type Behaviour = (request: Received, response: ServerResponse) => void;

const status =
  (code: number, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) =>
    void response.writeHead(code, headers).end(`{"message":"${CANARY}","detail":"${CANARY}"}`);
const body =
  (text: string | Buffer): Behaviour =>
  (_request, response) =>
    void response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);

const stall: Behaviour = () => {};
const drop: Behaviour = (_request, response) => void response.destroy();
const half: Behaviour = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '999' });
  response.write('{"object":');
};

const INVALID = '502 upstream_invalid_response';
const UNAVAILABLE = '502 upstream_unavailable';

const FAULTS: readonly [name: string, behaviour: Behaviour, expected: string][] = [
  ['it takes our key for a bad one', status(401), '502 upstream_unauthorized'],
  ['it forbids our key', status(403), '502 upstream_unauthorized'],
  ['it does not understand us', status(400), INVALID],
  ['it breaks', status(500), UNAVAILABLE],
  ['it cannot do that, for good', status(501), '501 upstream_unsupported'],
  ['it is behind a broken gateway', status(502), UNAVAILABLE],
  ['it is down', status(503), UNAVAILABLE],
  ['it gives up waiting', status(504), '504 upstream_timeout'],
  ['it is busy for long', status(429, { 'Retry-After': '3600' }), '429 rate_limited'],
  ['it sends us elsewhere', status(307, { Location: 'http://127.0.0.1:9/' }), INVALID],
  ['it says 204', status(204), INVALID],
  ['it never answers', stall, '504 upstream_timeout'],
  ['it stops in the middle', half, '504 upstream_timeout'],
  ['it hangs up', drop, UNAVAILABLE],
  ['it answers in HTML', body('<html>'), INVALID],
  ['it answers nothing', body(''), INVALID],
  ['it answers null', body('null'), INVALID],
  ['it answers a list', body('[{}]'), INVALID],
  ['it answers 10 MB', body('{}'.padEnd(10_000_000)), INVALID],
  ['it answers no UTF-8', body(Buffer.from([0xff, 0xfe])), INVALID],
  ['it answers with an error as 200', body('{"success":false}'), INVALID],
];

/** Failures that mean one thing in one system and another in the next. */
const OWN_FAULTS: Readonly<Record<string, string>> = {
  Wappfy: '502 upstream_session_not_found',
  default: '404 resource_not_found',
};

export function faults(system: System): void {
  const { name, changeable, userId } = system;
  const methods = system.reads ? ['read', 'change'] : ['change'];
  const [key] = changeable;

  async function ask(behaviour: Behaviour, method: string) {
    const server = await startServer(behaviour);
    const handler = await handlerOf(system.connect(server.url));
    const answer = await (method === 'read'
      ? handler.read(userId)
      : handler.change(userId, { [key]: 'unsubscribed' }));
    await server.close();
    for (const secret of [CANARY, server.url]) assert.ok(!answer.text.includes(secret));
    return {
      error: `${answer.status} ${answer.body.error?.code}`,
      message: answer.body.error?.message ?? '',
      tries: server.received.length,
    };
  }

  const notFound = OWN_FAULTS[name.split(',')[0] ?? ''] ?? OWN_FAULTS.default ?? '';
  for (const [what, behaviour, expected] of [
    ...FAULTS,
    ['it knows nothing at this address', status(404), notFound] as const,
  ]) {
    for (const method of methods) {
      check(name, 'faults', `${what}: ${method} is answered ${expected}`, async () => {
        const { error, tries } = await ask(behaviour, method);
        assert.equal(error, expected);
        assert.ok(tries > 0, 'it was never asked');
      });
    }
  }

  check(
    name,
    'faults',
    'what is final is asked once, and nobody is told to try again',
    async () => {
      const { message, tries } = await ask(status(501), 'change');
      // Two reads side by side, where a change begins with them.
      assert.ok(tries <= 2, `${tries} tries`);
      assert.doesNotMatch(message, /again/);
    },
  );
}
