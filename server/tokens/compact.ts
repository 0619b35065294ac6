/** Compact JWS (RFC 7515, section 7.1): its form, and the JSON in it, before any of it is trusted. */
import { base64url } from 'jose';
import { tokenInvalid } from './errors.ts';

const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/;

/**
 * The last characters of a part, by the number of characters after the last group of four: the unused
 * bits of the last one are zero (RFC 4648, section 3.5), so that a token has one spelling only.
 */
const LAST_CHARACTERS = [undefined, '', 'AQgw', 'AEIMQUYcgkosw048'];

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Splits a token into its parts, still encoded.
 *
 * @param maxLength in characters
 * @throws {TokenError} `token_invalid` when the form is not exactly that of a compact JWS
 */
export function splitCompact(
  token: unknown,
  maxLength: number,
): { header: string; payload: string } {
  if (typeof token !== 'string') throw tokenInvalid('not a string');
  if (token.length > maxLength) throw tokenInvalid('too long');
  const [, header, payload, signature] = COMPACT.exec(token) ?? [];
  if (isCanonical(header) && isCanonical(payload) && isCanonical(signature)) {
    return { header, payload };
  }
  throw tokenInvalid('not a compact JWS');
}

function isCanonical(part: string | undefined): part is string {
  if (part === undefined) return false;
  return LAST_CHARACTERS[part.length % 4]?.includes(part.at(-1) ?? '') ?? true;
}

/**
 * Parses the JSON of a header or a payload.
 *
 * @param part the part as base64url
 * @param name the part's name, for the log
 * @throws {TokenError} `token_invalid` when it is not JSON in UTF-8, or an object has a member twice
 */
export function parsePart(part: string, name: string): unknown {
  let value: unknown;
  let text: string;
  try {
    text = utf8.decode(base64url.decode(part));
    value = JSON.parse(text);
  } catch (error) {
    throw tokenInvalid(`${name} is not JSON`, error);
  }
  // Most tokens are as JSON.stringify writes them, which never writes a member twice.
  if (JSON.stringify(value) !== text && countNames(text) !== countMembers(value)) {
    throw tokenInvalid(`${name} has a member twice`);
  }
  return value;
}

/**
 * The number of member names in valid JSON. With `JSON.parse` the last of two members with one name
 * remains, with other parsers the first: two verifiers could see two different tokens (RFC 7515,
 * section 4; RFC 7519, section 4). The time is linear in the length of the text.
 */
function countNames(json: string): number {
  // Matches whole strings, so a colon after one means that it is a name.
  const strings = json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
  return [...strings].filter((match) => match[1]).length;
}

/** The number of members of all objects in a parsed value. */
function countMembers(root: unknown): number {
  let count = 0;
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const values = Object.values(value);
    if (!Array.isArray(value)) count += values.length;
    for (const inner of values) open.push(inner);
  }
  return count;
}
