/** The profile of tokens in `docs/tokens.md`: its test vector, and its programs in other languages. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, mock, test } from 'node:test';
import { promisify } from 'node:util';
import { createTokenKeys, generateSecret, verifyToken } from '../../server/tokens/index.ts';
import { type CodeBlock, readCodeBlocks } from './code-blocks.ts';

const run = promisify(execFile);
const ISSUER = 'https://preferences.example.com';
const blocks = await readCodeBlocks('tokens.md');

describe('the test vector', () => {
  const [secret = '', header = '', claims = '', token = ''] = blocks
    .filter(({ heading }) => heading === 'Test vector')
    .map(({ code }) => code.trim());

  afterEach(() => mock.timers.reset());

  test('follows from the page: decoded secret, derived kid, HMAC of both parts', () => {
    const key = Buffer.from(secret, 'base64url');
    assert.deepEqual(
      [...key],
      Array.from({ length: 32 }, (_, index) => index),
    );
    const hash = createHash('sha256').update(key).digest('base64url');
    assert.equal(JSON.parse(header).kid, hash.slice(0, 11));
    const signed = [header, claims]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const signature = createHmac('sha256', key).update(signed).digest('base64url');
    assert.equal(token, `${signed}.${signature}`);
  });

  test('is accepted, with these claims', async () => {
    const keys = await createTokenKeys({ issuer: ISSUER, secrets: [{ secret }] });
    const expected = JSON.parse(claims);
    mock.timers.enable({ apis: ['Date'], now: expected.iat * 1000 });
    const { kid } = JSON.parse(header);
    assert.deepEqual(await verifyToken(keys, token), { ...expected, kid });
  });

  test('is not accepted if the text of the secret is the key', async () => {
    const keys = await createTokenKeys({ issuer: ISSUER, secrets: [{ secret }] });
    const signed = token.split('.').slice(0, 2).join('.');
    const signature = createHmac('sha256', secret).update(signed).digest('base64url');
    await assert.rejects(verifyToken(keys, `${signed}.${signature}`), { reason: 'signature' });
  });
});

/** The file of a program in each language, and the command that runs it. */
const LANGUAGES: Record<string, { file: string; version: string[]; command: string[] }> = {
  python: { file: 'token.py', version: ['python3', '--version'], command: ['python3'] },
  ruby: { file: 'token.rb', version: ['ruby', '--version'], command: ['ruby'] },
  go: { file: 'token.go', version: ['go', 'version'], command: ['go', 'run'] },
  php: { file: 'token.php', version: ['php', '--version'], command: ['php'] },
  java: { file: 'Token.java', version: ['java', '--version'], command: ['java'] },
  // Runs single files since .NET 10.
  csharp: { file: 'token.cs', version: ['dotnet', '--version'], command: ['dotnet', 'run'] },
};

/** The first line that a program prints about its version; undefined where it is not installed. */
async function versionOf([program = '', ...args]: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(program, args);
    return stdout.split('\n')[0];
  } catch {
    return undefined;
  }
}

describe('programs in other languages', async () => {
  const programs = blocks.filter(({ language }) => language in LANGUAGES);
  const folder = await mkdtemp(join(tmpdir(), 'languages-'));
  const installed: string[] = [];
  const missing: string[] = [];
  after(() => rm(folder, { recursive: true }));

  /** Runs a program of the page, and returns what it prints. */
  async function print({ language, code }: CodeBlock, secret: string): Promise<string> {
    const { file = '', command = [] } = LANGUAGES[language] ?? {};
    const path = join(folder, file);
    await writeFile(path, code);
    const [program = '', ...args] = command;
    const env = { ...process.env, PREFERENCES_TOKEN_SECRET: secret };
    const { stdout } = await run(program, [...args, path], { env, cwd: folder });
    return stdout.trim();
  }

  test('there is one for each language', () => {
    assert.deepEqual(
      programs.map(({ language }) => language),
      Object.keys(LANGUAGES),
    );
  });

  for (const program of programs) {
    const version = await versionOf(LANGUAGES[program.language]?.version ?? []);
    if (version === undefined) {
      missing.push(program.language);
      continue;
    }
    installed.push(`${program.language} (${version})`);
    test(`${program.heading} signs a token that is accepted`, async () => {
      const secret = generateSecret();
      const keys = await createTokenKeys({ issuer: ISSUER, secrets: [{ secret }] });
      const claims = await verifyToken(keys, await print(program, secret));
      assert.equal(claims.sub, 'usr_12345');
      assert.equal(claims.scope, 'manage');
      assert.equal(claims.exp - claims.iat, 15 * 60);
      const again = await verifyToken(keys, await print(program, secret));
      assert.notEqual(again.jti, claims.jti);
    });
  }

  test('at least one of them ran', () => {
    console.log(`ran: ${installed.join(', ') || 'none'}`);
    console.log(`not installed here, so not run: ${missing.join(', ') || 'none'}`);
    assert.ok(installed.length > 0);
  });
});
