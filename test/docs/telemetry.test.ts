/** The recipe for OpenTelemetry in docs/operations.md, as it stands there, with spans kept in memory. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { InMemorySpanExporter, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Hono } from 'hono';
import type { PreferencesAppOptions } from '../../server/handler/app.ts';
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { signToken, type TokenKeys } from '../../server/tokens/index.ts';
import { root } from '../packages.ts';
import {
  API_KEY,
  contactJson,
  createTestKeys,
  EMAIL,
  PUBLIC_URL,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  USER_ID,
} from '../server/handler/fixtures.ts';
import { blocksOf } from './pages.ts';

interface Recipe {
  createTracedApp(
    options: PreferencesAppOptions,
    exporter: SpanExporter,
  ): { app: Hono; provider: { forceFlush(): Promise<void>; shutdown(): Promise<void> } };
}

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

describe('the recipe for OpenTelemetry', () => {
  const exporter = new InMemorySpanExporter();
  let folder: string;
  let upstream: RecordingServer;
  let keys: TokenKeys;
  let token: string;
  let traced: ReturnType<Recipe['createTracedApp']>;
  let fails = false;
  let lines: string[];

  before(async () => {
    const blocks = await blocksOf('docs/operations.md');
    const block = blocks.find(({ code }) => code.startsWith('// telemetry.ts\n'));
    assert.ok(block);
    folder = await mkdtemp(join(tmpdir(), 'telemetry-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'telemetry.ts'), block.code);
    const recipe: Recipe = await import(pathToFileURL(join(folder, 'telemetry.ts')).href);
    upstream = await startServer((_request, response) => sendJson(response, 200, contactJson()));
    keys = await createTestKeys();
    token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    const featurebase = createFeaturebaseUpstream({ baseUrl: upstream.url, apiKey: API_KEY });
    traced = recipe.createTracedApp(
      {
        publicUrl: PUBLIC_URL,
        keys,
        upstream: {
          ...featurebase,
          getEmailPreferences(userId, context) {
            if (fails) throw new Error(`${userId} ${EMAIL} ${token}`);
            return featurebase.getEmailPreferences(userId, context);
          },
        },
      },
      exporter,
    );
  });
  after(async () => {
    await traced.provider.shutdown();
    await upstream.close();
    await rm(folder, { recursive: true });
  });

  /** The span of a request. */
  async function spanOf(path: string, headers: Record<string, string> = {}) {
    exporter.reset();
    lines = [];
    const keep = (line: string) => lines.push(line);
    const mocks = [mock.method(console, 'info', keep), mock.method(console, 'error', keep)];
    await traced.app.request(path, { headers });
    for (const { mock: each } of mocks) each.restore();
    await traced.provider.forceFlush();
    const [span, ...more] = exporter.getFinishedSpans();
    assert.ok(span);
    assert.equal(more.length, 0);
    return span;
  }

  test('makes a span of each request, within the caller’s trace, with the fields of the log', async () => {
    const span = await spanOf(preferencesPath(), {
      Authorization: `Bearer ${token}`,
      traceparent: `00-${TRACE}-${PARENT}-01`,
    });
    assert.equal(span.name, 'GET /v2/contacts/by-user-id/:userId/email-preferences');
    assert.equal(span.spanContext().traceId, TRACE);
    assert.equal(span.parentSpanContext?.spanId, PARENT);
    const { attributes } = span;
    const entry = JSON.parse(lines[0] ?? '');
    assert.equal(entry.traceId, TRACE);
    assert.deepEqual(
      {
        status: attributes['http.response.status_code'],
        service: attributes['service.name'],
        code: attributes['email_preferences.code'],
        kid: attributes['email_preferences.kid'],
        user: attributes['email_preferences.user'],
        attempts: attributes['email_preferences.upstreamAttempts'],
      },
      {
        status: 200,
        service: 'email-preferences',
        code: 'ok',
        kid: keys.signing?.kid,
        user: entry.user,
        attempts: 1,
      },
    );
    assert.match(String(entry.user), /^[\w-]{16}$/);
  });

  test('exports nothing about a person, of good requests, refusals and faults', async () => {
    fails = true;
    const authorized = { Authorization: `Bearer ${token}` };
    for (const [path, headers] of [
      [preferencesPath(), authorized],
      [preferencesPath('usr_99999'), authorized],
      [`/unsubscribe?token=${token}`, {}],
      [`/preferences?token=${token}`, {}],
    ] as const) {
      const { name, attributes, events, status, links, resource } = await spanOf(path, headers);
      const exported = JSON.stringify([name, attributes, events, status, links, resource]);
      for (const secret of [token, USER_ID, 'usr_99999', EMAIL, API_KEY]) {
        assert.ok(!exported.includes(secret), `${path}: ${exported}`);
      }
    }
  });
});
