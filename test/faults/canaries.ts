/** Finds secrets in what a program has written, however they are encoded. */

/** The ways in which a text can stand in another: as it is, in JSON, in an address, in hex. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    new URLSearchParams([['', text]]).toString().slice(1),
    bytes.toString('hex'),
    [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  ].map((spelling) => spelling.toLowerCase());
}

/**
 * The part of the base64 of any longer text with this one in it that depends on this one alone, for each
 * of the three places in a group of three bytes where it can begin.
 */
function inBase64(text: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
    const whole = Math.floor(bytes.length / 3) * 3;
    return (['base64', 'base64url'] as const).map((encoding) =>
      bytes
        .subarray(0, whole)
        .toString(encoding)
        .slice(offset === 0 ? 0 : 4),
    );
  });
}

/**
 * Which of the canaries are in a text: as they are, in any case, and as JSON, percent-encoding, hex,
 * base64 or base64url, also in the middle of a longer text that was encoded.
 *
 * @param canaries by name, each at least 8 characters
 */
export function canariesIn(text: string, canaries: Readonly<Record<string, string>>): string[] {
  const folded = text.toLowerCase();
  return Object.entries(canaries)
    .filter(
      ([, canary]) =>
        spellings(canary).some((spelling) => folded.includes(spelling)) ||
        inBase64(canary).some((encoded) => text.includes(encoded)),
    )
    .map(([name]) => name);
}
