/** The target of the attacks: keys of all three kinds, and a server that no attack may make us call. */
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { createTokenKeys } from '../../../../server/tokens/index.ts';
import { type RecordingServer, sendJson, startServer } from '../../handler/fixtures.ts';
import { forge, goodClaims, goodHeader, ISSUER, KID, SECRET } from '../forge.ts';

/** The names of the public keys. */
export const ES256_KID = 'es';
export const EDDSA_KID = 'ed';

export async function createSetting() {
  const es256 = await generateKeyPair('ES256', { extractable: true });
  const eddsa = await generateKeyPair('EdDSA', { extractable: true });
  const attacker = await generateKeyPair('ES256', { extractable: true });
  const es256Jwk: JWK = { ...(await exportJWK(es256.publicKey)), alg: 'ES256', kid: ES256_KID };
  const eddsaJwk: JWK = { ...(await exportJWK(eddsa.publicKey)), alg: 'EdDSA', kid: EDDSA_KID };
  const attackerJwk: JWK = { ...(await exportJWK(attacker.publicKey)), alg: 'ES256', kid: 'evil' };
  const evil: RecordingServer = await startServer((_request, response) =>
    sendJson(response, 200, { keys: [attackerJwk] }),
  );
  const sign = (alg: string, kid: string, key: CryptoKey, header: object = {}) =>
    new SignJWT(goodClaims())
      .setProtectedHeader({ alg, kid, typ: 'email-preferences+jwt', ...header })
      .sign(key);
  const jwks = { keys: [es256Jwk, eddsaJwk] };
  return {
    jwks,
    keys: await createTokenKeys({
      issuer: ISSUER,
      secrets: [{ secret: SECRET, kid: KID }],
      jwks,
    }),
    es256,
    eddsa,
    attacker,
    es256Jwk,
    attackerJwk,
    goodHeader,
    goodClaims,
    userIdClaim: 'sub',
    userId: 'usr_12345',
    forge,
    publicJwk: es256Jwk,
    publicSpki: await exportSPKI(es256.publicKey),
    /** Where `jku` and `x5u` point; nothing may ever arrive. */
    evil,
    sign,
  };
}

/** What attacks are made of: the target's good token and its real key, and keys of the attacker. */
export interface Setting
  extends Pick<OwnSetting, 'es256' | 'eddsa' | 'attacker' | 'attackerJwk' | 'evil' | 'sign'> {
  /** The header and the claims of a good token, and the claim with its user id. */
  goodHeader: () => Record<string, unknown>;
  goodClaims: () => Record<string, unknown>;
  userIdClaim: string;
  userId: string;
  /** A token signed with the real key, whatever its header says; or with HMAC and a secret. */
  forge: (header?: unknown, payload?: unknown, secret?: string | Buffer) => string;
  /** A public key of the target. */
  publicJwk: JWK;
  publicSpki: string;
}

type OwnSetting = Awaited<ReturnType<typeof createSetting>>;
