/** A server on Node, with clients that send slowly, keep their connection, or leave. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import { ApiError } from '../../../server/http/api-error.ts';
import { readForm } from '../../../server/http/form-body.ts';
import { readJsonBody } from '../../../server/http/json-body.ts';
import { listen, type NodeServer, type NodeServerLimits } from '../../../server/http/node.ts';

const HEAD = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('a server on Node', () => {
  let server: NodeServer;
  let servers: NodeServer[];
  let sockets: Socket[];
  let failures: unknown[];
  let app: (request: Request) => Promise<Response>;
  /** Resolves when a request has reached the app. */
  let arrived: Promise<void>;
  /** Lets the app answer. */
  let answer: () => void;

  beforeEach(async () => {
    sockets = [];
    servers = [];
    failures = [];
    let reached = () => {};
    arrived = new Promise((resolve) => {
      reached = resolve;
    });
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    app = async (request: Request) => {
      reached();
      const path = new URL(request.url).pathname;
      try {
        if (path === '/form') await readForm(request);
        else if (path === '/hold') await held;
        else if (request.method === 'POST') await readJsonBody(request, z.object({}), 1000);
      } catch (error) {
        failures.push(error);
      }
      return new Response('answered');
    };
    const limits = { requestMs: 500, closeMs: 500, checkMs: 50 };
    server = await start(app, limits);
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    answer();
    for (const { close } of servers) await close();
  });

  async function start(fetch: typeof app, limits: NodeServerLimits): Promise<NodeServer> {
    const started = await listen(fetch, 0, '127.0.0.1', limits);
    servers.push(started);
    return started;
  }

  function open(): Socket {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    return socket;
  }

  /** Everything that the server sends until it ends the connection. */
  async function received(socket: Socket): Promise<string> {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    // Not `once` of node:events, which rejects when the server resets the connection.
    await new Promise((resolve) => socket.once('close', resolve));
    return text;
  }

  for (const [name, sent, trickled] of [
    ['headers', 'POST / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'x'],
    ['a body', `${HEAD}Content-Length: 100\r\n\r\n{`, ' '],
    ['a chunked body', `${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`, '1\r\n \r\n'],
  ] as const) {
    test(`cuts off a client that does not finish ${name}`, async () => {
      const socket = open();
      socket.write(sent);
      assert.match(await received(socket), /^HTTP\/1\.1 408 /);
    });

    test(`cuts off a client that goes on sending ${name} slowly`, async () => {
      const socket = open();
      socket.write(sent);
      const trickle = setInterval(() => socket.write(trickled), 20);
      await received(socket);
      clearInterval(trickle);
    });
  }

  test('headers have 16 KiB at most', async () => {
    for (const [bytes, status] of [
      [15 * 1024, 200],
      [17 * 1024, 431],
    ] as const) {
      const socket = open();
      const end = 'Connection: close\r\n\r\n';
      socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(bytes)}\r\n${end}`);
      assert.match(await received(socket), new RegExp(`^HTTP/1\\.1 ${status} `));
    }
  });

  test('a client that leaves in the middle of its body is its own fault, in JSON and in a form', async () => {
    for (const path of ['/', '/form']) {
      const socket = open();
      socket.write(`${HEAD.replace('/ ', `${path} `)}Content-Length: 100\r\n\r\n{`);
      await arrived;
      await wait(20);
      socket.destroy();
      while (failures.length === 0) await wait(5);
      const [failure] = failures.splice(0);
      assert.ok(failure instanceof ApiError);
      assert.deepEqual([failure.status, failure.code], [400, 'body_incomplete']);
    }
  });

  test('closes at once when no request is under way, also with a connection that is kept alive', async () => {
    server = await start(app, { closeMs: 2 ** 30 });
    const kept = open();
    kept.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(kept, 'data');
    await server.close();
  });

  test('answers what is under way before it closes, and then closes', async () => {
    server = await start(app, { closeMs: 2 ** 30 });
    const answered = fetch(`http://127.0.0.1:${server.port}/hold`);
    await arrived;
    const closing = server.close();
    answer();
    assert.equal(await (await answered).text(), 'answered');
    await closing;
  });

  test('closes in its time limit, whatever its clients do', async () => {
    open().write('GET /hold HTTP/1.1\r\nHost: localhost\r\n\r\n');
    open().write('GET / HTTP/1.1\r\n');
    open().write(`${HEAD}Content-Length: 100\r\n\r\n{`);
    await arrived;
    await wait(20);
    await server.close();
  });

  test('listens on this machine alone unless told, and nowhere once it is closed', async () => {
    const local = await listen(app, 0);
    const status = (host: string) =>
      fetch(`http://${host}:${local.port}`).then(
        (response) => response.status,
        () => 'refused',
      );
    assert.deepEqual([await status('127.0.0.1'), await status('127.0.0.2')], [200, 'refused']);
    await Promise.all([local.close(), local.close()]);
    assert.equal(await status('127.0.0.1'), 'refused');
  });

  test('a port that is taken is an error with its code', async () => {
    await assert.rejects(
      listen(() => new Response(), server.port),
      { code: 'EADDRINUSE' },
    );
  });
});
