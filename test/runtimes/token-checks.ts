/** What every runtime is asked about tokens: runs inside it, and imports nothing of Node. */
import type { JSONWebKeySet } from 'jose';
import {
  createTokenKeys,
  listUnsubscribeHeaders,
  preferencesLink,
  signToken,
  TokenError,
  verifyToken,
} from '../../server/tokens/index.ts';

export interface TokenChecksInput {
  issuer: string;
  secret: string;
  kid: string;
  jwks: JSONWebKeySet;
  /** Tokens to accept. */
  good: string[];
  /** Tokens to refuse. */
  bad: string[];
}

export interface TokenChecksResult {
  /** How many of the good were accepted. */
  accepted: number;
  /** The codes that the bad were refused with, and `accepted` for any that was not. */
  refusals: string[];
  /** Minted here, to be verified elsewhere. */
  minted: string;
  link: string;
  headers: Record<string, string>;
}

export async function checkTokens(input: TokenChecksInput): Promise<TokenChecksResult> {
  const { issuer, secret, kid, jwks, good, bad } = input;
  const keys = await createTokenKeys({ issuer, secrets: [{ secret, kid }], jwks });
  let accepted = 0;
  for (const token of good) {
    await verifyToken(keys, token);
    accepted += 1;
  }
  const refusals = new Set<string>();
  for (const token of bad) {
    try {
      await verifyToken(keys, token);
      refusals.add('accepted');
    } catch (error) {
      refusals.add(error instanceof TokenError ? error.code : String(error));
    }
  }
  const to = { publicUrl: issuer, sub: 'usr_12345' };
  return {
    accepted,
    refusals: [...refusals],
    minted: await signToken(keys, { sub: to.sub, scope: 'manage', expiresIn: '15m' }),
    link: await preferencesLink(keys, to),
    headers: { ...(await listUnsubscribeHeaders(keys, to)) },
  };
}
