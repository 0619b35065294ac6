/** Sign-in services to test against: options from the documentation, tokens as the vendor documents. */
import { createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { exportJWK, exportPKCS8, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { SessionIssuer } from '../../server/tokens/sessions.ts';
import { createSetting, type Setting } from '../server/tokens/attacks/setting.ts';
import { encode, now } from '../server/tokens/forge.ts';
import { readCodeBlocks } from './code-blocks.ts';
import { VENDOR_TOKENS, type VendorToken } from './vendor-tokens.ts';

/** A sign-in service with keys of its own, and everything that attacks on its tokens are made of. */
export interface Vendor extends Setting {
  name: string;
  /** The options in the documentation, with the key set inline. */
  options: SessionIssuer;
  /** The good token, signed with another key of the same algorithm. */
  signedByAnotherKey: () => string;
  /** The documented line that gives the element its token. */
  tokenProvider: string;
}

/** All vendors of `docs/sign-in.md`; `close` ends the servers of the attackers. */
export async function createVendors(): Promise<{ vendors: Vendor[]; close(): Promise<void> }> {
  const blocks = await readCodeBlocks('sign-in.md');
  const vendors = await Promise.all(
    VENDOR_TOKENS.map((token) => {
      const [options = '', tokenProvider = ''] = blocks
        .filter(({ heading, language }) => heading === token.vendor && language === 'js')
        .map(({ code }) => code);
      return createVendor(token, evaluateOptions(options), tokenProvider.trim());
    }),
  );
  return {
    vendors,
    close: async () => {
      for (const { evil } of vendors) await evil.close();
    },
  };
}

function evaluateOptions(code: string): SessionIssuer {
  const run = new Function('createSessionVerifier', `${code}; return sessions;`);
  const [options] = run((issuers: SessionIssuer[]) => issuers) as SessionIssuer[];
  if (!options) throw new Error('No options in the code block.');
  return options;
}

async function createVendor(
  { vendor, kind, header, claims }: VendorToken,
  documented: SessionIssuer,
  tokenProvider: string,
): Promise<Vendor> {
  const setting = await createSetting();
  const { alg, kid } = header as { alg: string; kid: string };
  const pair = await generateKeyPair(alg, { extractable: true });
  const otherPair = await generateKeyPair(alg, { extractable: true });
  const otherKey = createPrivateKey(await exportPKCS8(otherPair.privateKey));
  const publicJwk: JWK = { ...(await exportJWK(pair.publicKey)), alg, kid, use: 'sig' };
  const privateKey = createPrivateKey(await exportPKCS8(pair.privateKey));
  const userIdClaim = documented.userId ?? 'sub';
  return {
    ...setting,
    name: kind ? `${vendor} (${kind})` : vendor,
    // The key set has keys of other algorithms too, as while an issuer changes its own.
    options: { ...documented, jwks: { keys: [publicJwk, ...setting.jwks.keys] } },
    tokenProvider,
    goodHeader: () => ({ ...header }),
    goodClaims: () => claims(now()),
    userIdClaim,
    userId: String(claims(0)[userIdClaim]),
    forge(givenHeader = header, payload = claims(now()), secret) {
      const input = `${encode(givenHeader)}.${encode(payload)}`;
      const signature =
        secret === undefined
          ? signInput(alg, privateKey, input)
          : createHmac('sha256', secret).update(input).digest();
      return `${input}.${signature.toString('base64url')}`;
    },
    signedByAnotherKey() {
      const input = `${encode(header)}.${encode(claims(now()))}`;
      return `${input}.${signInput(alg, otherKey, input).toString('base64url')}`;
    },
    sign: (alg, kid, key, changes = {}) =>
      new SignJWT(claims(now())).setProtectedHeader({ ...header, alg, kid, ...changes }).sign(key),
    publicJwk,
    publicSpki: await exportSPKI(pair.publicKey),
  };
}

function signInput(alg: string, key: KeyObject, input: string): Buffer {
  const bytes = Buffer.from(input);
  if (alg === 'EdDSA') return sign(null, bytes, key);
  return sign('sha256', bytes, alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' } : key);
}
