/**
 * A request to a system of record by Node's own client, held against the same request by `fetch`, which
 * other runtimes use: over real connections to a server that answers anything.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  globalAgent as agent,
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createTlsServer, globalAgent as tlsAgent } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ApiError } from '../../../server/http/api-error.ts';
import { type Answer, type Send, send, sendWith, type Unsent } from '../../../server/http/send.ts';
import { LOOPBACK_TLS } from './loopback-tls.ts';

const MAX = 1000;
const WAYS = { node: send, fetch: sendWith(fetch) };
const signal = new AbortController().signal;

/** What a server has got, as far as a system of record looks at it. */
interface Got {
  method: string | undefined;
  path: string | undefined;
  key: string | undefined;
  type: string | undefined;
  body: string;
}

let listener: RequestListener;
let connections: Socket[];
let server: Server;
let url: URL;

beforeEach(async () => {
  connections = [];
  server = createServer((request, response) => listener(request, response));
  server.on('connection', (socket) => connections.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/contacts?a=b`);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function read(request: IncomingMessage): Promise<Got> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { method, url: path, headers } = request;
  return { method, path, key: headers.authorization, type: headers['content-type'], body };
}

/** Until Node's own client has the connection back. */
async function untilFree(): Promise<void> {
  const name = agent.getName({ host: url.hostname, port: Number(url.port) });
  while (!agent.freeSockets[name]?.length) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** What came of a request: its answer, or the error that its body was refused with. */
async function outcome(way: Send, outgoing: Unsent = { headers: {} }) {
  const answer = await way(url, { ...outgoing, signal });
  const body = await answer.text(MAX).catch((error) => {
    if (error instanceof ApiError) return { refused: error.code };
    return 'cut off';
  });
  answer.release();
  return { status: answer.status, retryAfter: answer.headers.get('Retry-After'), body };
}

const sent: fc.Arbitrary<Unsent> = fc.oneof(
  fc.record({ headers: fc.constant({ Authorization: 'Bearer key' }) }),
  fc.record({
    method: fc.constantFrom('PATCH', 'POST', 'PUT'),
    headers: fc.constant({ Authorization: 'Bearer key', 'Content-Type': 'application/json' }),
    body: fc.string({ unit: 'grapheme', maxLength: 50 }),
  }),
  fc.record({ method: fc.constant('POST'), headers: fc.constant({}) }),
);

const answered = fc.record({
  status: fc.constantFrom(200, 201, 301, 302, 307, 400, 401, 404, 429, 500, 501, 502, 503, 599),
  retryAfter: fc.option(fc.constantFrom('3', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT', ['3', '4'])),
  /** Bytes that are not UTF-8 as well, and more of them than are read. */
  pieces: fc.array(
    fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 20 }),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => Buffer.from(text)),
      fc.nat(MAX).map((count) => Buffer.alloc(count + 1, 'a')),
    ),
    { maxLength: 4 },
  ),
  hasLength: fc.boolean(),
});

describe("an answer is the same by Node's own client and by fetch", () => {
  test('whatever is sent, and whatever comes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        sent,
        answered,
        async (outgoing, { status, retryAfter, pieces, hasLength }) => {
          const got: Got[] = [];
          const bytes = Buffer.concat(pieces);
          listener = async (request, response) => {
            got.push(await read(request));
            response.writeHead(status, {
              ...(retryAfter && { 'Retry-After': retryAfter }),
              ...(hasLength && { 'Content-Length': bytes.length }),
              // Following it would send the key to another address.
              Location: '/elsewhere',
            });
            for (const piece of pieces) response.write(piece);
            response.end();
          };
          const byNode = await outcome(WAYS.node, outgoing);
          const byFetch = await outcome(WAYS.fetch, outgoing);
          assert.deepEqual(byNode, byFetch);
          assert.equal(byNode.status, status);
          assert.equal(byNode.retryAfter, retryAfter && [retryAfter].flat().join(', '));
          assert.equal(got.length, 2);
          assert.deepEqual(got[0], got[1]);
          assert.equal(got[0]?.body, outgoing.body ?? '');
        },
      ),
      { numRuns: 200 },
    );
  });

  test('packed, although nobody asked for it', async () => {
    const codings = {
      gzip: gzipSync,
      deflate: deflateSync,
      br: brotliCompressSync,
      GZIP: gzipSync,
    };
    for (const [coding, pack] of Object.entries(codings)) {
      const answer = (text: string) => {
        listener = (_, response) => {
          response.writeHead(200, { 'Content-Encoding': coding }).end(pack(text));
        };
      };
      for (const [way, one] of Object.entries(WAYS)) {
        answer('é'.repeat(MAX / 2));
        assert.equal((await outcome(one)).body, 'é'.repeat(MAX / 2), `${coding} ${way}`);
        answer('a'.repeat(1e6));
        assert.deepEqual((await outcome(one)).body, { refused: 'body_too_large' }, coding + way);
      }
      listener = (_, response) => response.writeHead(200, { 'Content-Encoding': coding }).end('{}');
      assert.equal((await outcome(send)).body, 'cut off', 'what cannot be unpacked');
    }
  });

  test('without a body, also when nobody reads it', async () => {
    listener = (_, response) => response.writeHead(204).end();
    for (const [way, one] of Object.entries(WAYS)) {
      assert.deepEqual(await outcome(one), { status: 204, retryAfter: null, body: '' }, way);
      (await one(url, { headers: {}, signal })).release();
    }
  });

  test('at the limit of its bytes, and one over it', async () => {
    for (const [way, one] of Object.entries(WAYS)) {
      for (const headers of [{}, { 'Content-Length': MAX }]) {
        listener = (_, response) => response.writeHead(200, headers).end('a'.repeat(MAX));
        assert.equal((await outcome(one)).body, 'a'.repeat(MAX), way);
      }
      listener = (_, response) => response.end('a'.repeat(MAX + 1));
      assert.deepEqual((await outcome(one)).body, { refused: 'body_too_large' }, way);
    }
  });

  test('when it ends before it is whole', async () => {
    for (const [way, one] of Object.entries(WAYS)) {
      for (const headers of [{}, { 'Content-Length': 100 }]) {
        listener = (_, response) => {
          response.writeHead(200, headers).write('{"id":');
          setTimeout(() => response.destroy(), 20);
        };
        assert.equal((await outcome(one)).body, 'cut off', way);
      }
    }
  });

  test('when it ends before anybody reads it', async () => {
    listener = (_, response) => {
      response.writeHead(200).write('{"id":');
      setTimeout(() => response.destroy(), 20);
    };
    for (const [way, one] of Object.entries(WAYS)) {
      const answer = await one(url, { headers: {}, signal });
      await new Promise((resolve) => setTimeout(resolve, 60));
      await assert.rejects(answer.text(MAX), way);
    }
  });

  test('when it is no HTTP from the first byte of its body', async () => {
    for (const [way, one] of Object.entries(WAYS)) {
      listener = ({ socket }) => {
        socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n');
      };
      const ended = await outcome(one).catch(() => ({ body: 'cut off' }));
      assert.equal(ended.body, 'cut off', way);
    }
  });
});

describe('a request that gets no answer', () => {
  /** The last code of an error and its causes. */
  async function codeOf(way: Send, to: URL): Promise<unknown> {
    const error = await way(to, { headers: {}, signal }).then(
      () => assert.fail('There was an answer.'),
      (error) => error,
    );
    return error.cause?.code ?? error.code;
  }

  test('names the socket, TLS or DNS as the cause', async () => {
    const tls = createTlsServer(LOOPBACK_TLS);
    await once(tls.listen(0, 'localhost'), 'listening');
    const secure = new URL(`https://localhost:${(tls.address() as AddressInfo).port}`);
    const gone = new URL(url);
    await new Promise((closed) => server.close(closed));
    for (const [way, one] of Object.entries(WAYS)) {
      assert.equal(await codeOf(one, gone), 'ECONNREFUSED', way);
      assert.equal(await codeOf(one, secure), 'DEPTH_ZERO_SELF_SIGNED_CERT', way);
      const nowhere = String(await codeOf(one, new URL('https://no-such-host.invalid')));
      assert.match(nowhere, /^(ENOTFOUND|EAI_AGAIN)$/, way);
    }
    await new Promise((closed) => tls.close(closed));
  });

  test('ends when it is aborted, and so does its connection', async () => {
    for (const [way, one] of Object.entries(WAYS)) {
      const controller = new AbortController();
      const closed = new Promise((resolve) => {
        listener = (request) => {
          request.socket.once('close', resolve);
          controller.abort();
        };
      });
      await assert.rejects(one(url, { headers: {}, signal: controller.signal }), way);
      await closed;
    }
  });

  test('with a header that cannot be sent, is an error and no request', async () => {
    listener = () => assert.fail('There was a request.');
    for (const [way, one] of Object.entries(WAYS)) {
      await assert.rejects(one(url, { headers: { Authorization: 'a\nb: c' }, signal }), way);
    }
  });
});

describe('a connection', () => {
  test("of Node's own client serves the next request, whether its answer was read or not", async () => {
    listener = (_, response) => response.writeHead(404).end('{}');
    for (let count = 0; count < 3; count += 1) {
      const answer = await send(url, { headers: {}, signal });
      answer.release();
      await untilFree();
      await outcome(send);
      await untilFree();
    }
    assert.equal(connections.length, 1);
  });

  const leave = {
    'nobody reads': (answer: Answer) => answer.release(),
    'is too large': (answer: Answer) => assert.rejects(answer.text(MAX)),
  };
  for (const [way, one] of Object.entries(WAYS)) {
    for (const [what, left] of Object.entries(leave)) {
      test(`is closed by ${way} when an answer that does not end ${what}`, async () => {
        listener = (_, response) => {
          const more = setInterval(() => response.write('a'.repeat(MAX)), 5);
          response.once('close', () => clearInterval(more));
          response.write('a');
        };
        const answer = await one(url, { headers: {}, signal });
        const closed = once(connections[0] ?? assert.fail(), 'close');
        await left(answer);
        await closed;
      });
    }

    test(`is closed by ${way} when the rest of an answer is no longer waited for`, async () => {
      listener = (_, response) => response.writeHead(200).write('{');
      const controller = new AbortController();
      const answer = await one(url, { headers: {}, signal: controller.signal });
      const closed = once(connections[0] ?? assert.fail(), 'close');
      const text = assert.rejects(answer.text(MAX));
      controller.abort();
      await text;
      await closed;
    });
  }

  test('is encrypted where the address says so', async (t) => {
    const tls = createTlsServer(LOOPBACK_TLS, async (request, response) => {
      response.end(JSON.stringify(await read(request)));
    });
    await once(tls.listen(0, 'localhost'), 'listening');
    tlsAgent.options.ca = LOOPBACK_TLS.cert;
    t.after(() => {
      delete tlsAgent.options.ca;
      tls.closeAllConnections();
      tls.close();
    });
    const { port } = tls.address() as AddressInfo;
    const answer = await send(new URL(`https://localhost:${port}/v2`), {
      method: 'PATCH',
      headers: { Authorization: 'Bearer key' },
      body: '{}',
      signal,
    });
    const { method, path, key, body } = JSON.parse(await answer.text(MAX));
    assert.deepEqual([method, path, key, body], ['PATCH', '/v2', 'Bearer key', '{}']);
  });
});

describe('the way that is taken', () => {
  test("on Node is its own client, which asks for an answer that isn't packed", async () => {
    listener = ({ headers }, response) => {
      response.end(`${headers['user-agent']}, ${headers['accept-encoding']}`);
    };
    assert.equal((await outcome(send)).body, 'node, identity');
  });
});
