/** What every attack meets: keys of all three kinds, and a server that no attack may make us call. */
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { createTokenKeys } from '../../../../server/tokens/index.ts';
import { type RecordingServer, sendJson, startServer } from '../../handler/fixtures.ts';
import { goodClaims, ISSUER, KID, SECRET } from '../forge.ts';

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
  return {
    keys: await createTokenKeys({
      issuer: ISSUER,
      secrets: [{ secret: SECRET, kid: KID }],
      jwks: { keys: [es256Jwk, eddsaJwk] },
    }),
    es256,
    eddsa,
    attacker,
    es256Jwk,
    attackerJwk,
    es256Spki: await exportSPKI(es256.publicKey),
    /** Where `jku` and `x5u` point; nothing may ever arrive. */
    evil,
    sign,
  };
}

export type Setting = Awaited<ReturnType<typeof createSetting>>;
