/** What each answer of Wappfy means, odd ones included; and which configurations are refused. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConsentHistory } from '../../server/contract/contract.ts';
import { createWappfyApi } from '../../server/handler/upstreams/wappfy/api.ts';
import {
  createWappfyUpstream,
  type WappfyUpstreamOptions,
} from '../../server/handler/upstreams/wappfy/wappfy.ts';
import { parseWhatsAppId } from '../../server/handler/upstreams/wappfy/whatsapp-id.ts';
import { ApiError } from '../../server/http/api-error.ts';
import { memoryStore } from './systems.ts';

const NEW = '5511988887777';
const OLD = '551188887777';

/** Blocks a number; Wappfy gives these answers, one after the other. */
async function block(number: string, ...answers: Response[]): Promise<string[]> {
  const sent: string[] = [];
  const begin = createWappfyApi({
    baseUrl: 'https://wappfy.example',
    apiKey: 'key',
    session: 'main',
    dialect: 'contactId',
    fetch: async (url, init) => {
      sent.push(init?.body ? String(init.body) : new URL(String(url)).search);
      return answers.shift() ?? Response.error();
    },
  });
  const id = parseWhatsAppId(number);
  assert.ok(id);
  await begin().block(id);
  return sent;
}

const blocked = (digits: string) =>
  JSON.stringify({ contactId: `${digits}@c.us`, session: 'main' });
const asked = (digits: string) => `?phone=${digits}&session=main`;
const json = (body: unknown, status = 200) => Response.json(body, { status });
const exists = (chatId?: string | null) => json({ numberExists: true, chatId });

describe('a change at Wappfy', () => {
  test('is done where it says so', async () => {
    for (const answer of [
      new Response(null, { status: 201 }),
      json({}),
      json({ success: true }),
      json({ success: true }, 201),
    ]) {
      assert.deepEqual(await block('4915112345678', answer), [blocked('4915112345678')]);
    }
  });

  test('is not, where it says anything else', async () => {
    for (const [answer, status, code] of [
      [new Response(''), 502, 'upstream_invalid_response'],
      [new Response('<html>', { status: 201 }), 502, 'upstream_invalid_response'],
      [json({ success: 'yes' }), 502, 'upstream_invalid_response'],
      [json({ success: false }), 502, 'upstream_invalid_response'],
      [json({}, 404), 502, 'upstream_session_not_found'],
      [json({}, 401), 502, 'upstream_unauthorized'],
    ] as const) {
      await assert.rejects(block('4915112345678', answer), (error) => {
        assert.ok(error instanceof ApiError);
        assert.deepEqual([error.status, error.code, error.type], [status, code, 'api_error']);
        assert.match(error.message, /^The .{20,}\.$/);
        return true;
      });
    }
  });

  test('is for the spelling under which a number is registered', async () => {
    const done = json({});
    for (const [answers, sent] of [
      [
        [exists(`${OLD}@c.us`), done.clone()],
        [asked(NEW), blocked(OLD)],
      ],
      [
        [exists(), done.clone()],
        [asked(NEW), blocked(NEW)],
      ],
      [
        [exists(null), done.clone()],
        [asked(NEW), blocked(NEW)],
      ],
      [
        [json({ numberExists: false }), exists(), done.clone()],
        [asked(NEW), asked(OLD), blocked(OLD)],
      ],
      // Who is not on WhatsApp cannot be blocked.
      [
        [json({ numberExists: false }), json({ numberExists: false })],
        [asked(NEW), asked(OLD)],
      ],
    ] as const) {
      assert.deepEqual(await block(NEW, ...answers), sent);
    }
    await assert.rejects(block(NEW, exists('123@g.us')), { code: 'upstream_invalid_response' });
  });
});

describe('Wappfy as a system of record', () => {
  const create = (options: Partial<WappfyUpstreamOptions>) =>
    createWappfyUpstream({ apiKey: 'key', session: 'main', store: memoryStore(), ...options });

  test('needs a session, and a key unless its dialect names none', () => {
    const refused = { name: 'TypeError', message: /^The upstream needs .{6,}\.$/ };
    assert.throws(() => create({ session: '' }), refused);
    assert.throws(() => create({ apiKey: '' }), refused);
    create({ apiKey: '', dialect: 'jid' });
  });

  test('takes no change but of the gate', async () => {
    const upstream = create({});
    const context = { requestId: 'r', route: 'element' } as const;
    await assert.rejects(upstream.updateEmailPreferences('4915112345678', {}, context), {
      status: 400,
      code: 'parameter_missing',
      param: 'preferences.all',
      message: /^Only all .+\.$/,
    });
  });

  test('has a history where its store has one', async () => {
    assert.equal(create({}).getHistory, undefined);
    const page: ConsentHistory = { object: 'list', data: [], nextCursor: null };
    const getHistory = async () => page;
    const upstream = create({ store: { ...memoryStore(), getHistory } });
    const context = { requestId: 'r', route: 'element' } as const;
    assert.equal(await upstream.getHistory?.('1234567', { limit: 1 }, context), page);
  });
});
