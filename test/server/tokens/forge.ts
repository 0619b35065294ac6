/** Makes tokens that `signToken` would not: what a forger, or a careless minter, could send. */
import { createHmac } from 'node:crypto';

/** The secret of the tests' keys, known to the forger where the attack assumes it. */
export const SECRET = 'Vb0zD4aQ0hY2k1mJX5nTqL7sR8uW9oPcE3fGiHjKlMw';
export const KID = 'k1';
export const ISSUER = 'https://preferences.example.com';

export const now = () => Math.floor(Date.now() / 1000);

/** What a good token says. */
export function goodClaims(): Record<string, unknown> {
  return {
    sub: 'usr_12345',
    iss: ISSUER,
    aud: 'email-preferences',
    scope: 'manage',
    iat: now(),
    exp: now() + 600,
    jti: 'jti-1',
  };
}

export const goodHeader = (): Record<string, unknown> => ({
  alg: 'HS256',
  kid: KID,
  typ: 'email-preferences+jwt',
});

/** Base64url of bytes or text as they are, and of anything else as JSON. */
export function encode(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('base64url');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text).toString('base64url');
}

/**
 * A token with any header and payload, given as values, text or bytes.
 *
 * @param secret what to sign with; default the real secret
 */
export function forge(
  header: unknown = goodHeader(),
  payload: unknown = goodClaims(),
  secret: string | Buffer = Buffer.from(SECRET, 'base64url'),
): string {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
