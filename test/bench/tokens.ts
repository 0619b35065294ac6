/**
 * One verification of a token, over jose's `compactVerify` of it, which checks the signature alone, and
 * over a bare HMAC with Web Crypto, in turns: the median of the rounds, with the lowest and the highest.
 * First of a token that is new each time, then of one that has been verified before.
 */
import { compactVerify } from 'jose';
import {
  createTokenKeys,
  generateSecret,
  signToken,
  verifyToken,
} from '../../server/tokens/index.ts';
import { PUBLIC_URL } from '../server/handler/fixtures.ts';
import { spread } from './spread.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 25);
const COUNT = 1000;

const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret: generateSecret() }] });
const [secret] = keys.secrets.values();
if (!secret) throw new Error('There is a secret.');
const encoder = new TextEncoder();

/** Microseconds for each token, one after the other. */
async function time(
  tokens: readonly string[],
  check: (token: string) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  for (const token of tokens) await check(token);
  return ((performance.now() - start) * 1000) / tokens.length;
}

const hmac = (token: string): Promise<boolean> => {
  const end = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  const signed = encoder.encode(token.slice(0, end));
  return crypto.subtle.verify('HMAC', secret, signature, signed);
};

const jose = (token: string) => compactVerify(token, secret, { algorithms: ['HS256'] });
const ours = (token: string) => verifyToken(keys, token);
const refused = (token: string) => ours(token).catch(() => {});

const overJose: number[] = [];
const overHmac: number[] = [];
const again: number[] = [];
const malformed: number[] = [];
const forged: number[] = [];
for (let round = -3; round < ROUNDS; round += 1) {
  const tokens: string[] = [];
  for (let i = 0; i < COUNT; i += 1) {
    tokens.push(await signToken(keys, { sub: `usr_${i}`, scope: 'manage', expiresIn: '15m' }));
  }
  const bare = await time(tokens, hmac);
  const other = await time(tokens, jose);
  const first = await time(tokens, ours);
  const second = await time(tokens.slice(-500), ours);
  const short = await time(
    tokens.map((token) => token.slice(0, -1)),
    refused,
  );
  const wrong = await time(
    tokens.map((token) => `${token.slice(0, -43)}${'A'.repeat(43)}`),
    refused,
  );
  if (round < 0) continue;
  overJose.push(first / other);
  overHmac.push(first / bare);
  again.push(second / other);
  malformed.push(short / other);
  forged.push(wrong / other);
}
console.log(`One verification on Node, ${ROUNDS} rounds of ${COUNT} tokens in turns:`);
console.log(`a new token, over jose's compactVerify      ${spread(overJose)}`);
console.log(`a new token, over a bare Web Crypto HMAC    ${spread(overHmac)}`);
console.log(`a token verified before, over compactVerify ${spread(again)}`);
console.log(`a malformed token, over compactVerify       ${spread(malformed)}`);
console.log(`a wrong signature, over compactVerify       ${spread(forged)}`);
