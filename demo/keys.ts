/** The demo's secrets: made at the first start, kept for the next, so that links go on working. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface DemoKeys {
  /** What the contacts service accepts, and the handler sends. */
  apiKey: string;
  /** 32 random bytes, base64url: signs tokens. */
  tokenSecret: string;
  /** Signs emails: RSA, PEM, PKCS #8. */
  dkimPrivateKey: string;
}

/** Reads the keys from `directory`, or makes them there. */
export async function demoKeys(directory: string): Promise<DemoKeys> {
  const file = join(directory, 'keys.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const keys: DemoKeys = {
    apiKey: `sk_demo_${randomBytes(24).toString('base64url')}`,
    tokenSecret: randomBytes(32).toString('base64url'),
    dkimPrivateKey: generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }).privateKey,
  };
  await mkdir(directory, { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
