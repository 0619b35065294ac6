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
import { createSessionVerifier, type SessionIssuer } from '../../server/tokens/sessions.ts';

export interface TokenChecksInput {
  issuer: string;
  secret: string;
  kid: string;
  jwks: JSONWebKeySet;
  /** Tokens to accept. */
  good: string[];
  /** Tokens to refuse. */
  bad: string[];
  sessions: SessionChecksInput[];
}

/** Session tokens of a sign-in service, to accept and to refuse. */
export interface SessionChecksInput {
  options: SessionIssuer;
  good: string;
  bad: string[];
}

export interface TokenChecksResult {
  /** How many of the good were accepted. */
  accepted: number;
  /** The codes that the bad were refused with, and `accepted` for any that was not. */
  refusals: string[];
  /** The user ids of the good sessions, and what the bad were refused with. */
  sessionUsers: string[];
  sessionRefusals: string[];
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
  const sessionUsers: string[] = [];
  const sessionRefusals = new Set<string>();
  for (const session of input.sessions) {
    const { verify } = createSessionVerifier([session.options]);
    sessionUsers.push((await verify(session.good)).sub);
    for (const code of await refusalsOf(verify, session.bad)) sessionRefusals.add(code);
  }
  const to = { publicUrl: issuer, sub: 'usr_12345' };
  return {
    accepted,
    refusals: [...(await refusalsOf((token) => verifyToken(keys, token), bad))],
    sessionUsers,
    sessionRefusals: [...sessionRefusals],
    minted: await signToken(keys, { sub: to.sub, scope: 'manage', expiresIn: '15m' }),
    link: await preferencesLink(keys, to),
    headers: { ...(await listUnsubscribeHeaders(keys, to)) },
  };
}

/** The codes that tokens are refused with, and `accepted` for any that is not. */
async function refusalsOf(
  verify: (token: string) => Promise<unknown>,
  tokens: string[],
): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const token of tokens) {
    codes.add(
      await verify(token).then(
        () => 'accepted',
        (error) => (error instanceof TokenError ? error.code : String(error)),
      ),
    );
  }
  return codes;
}
