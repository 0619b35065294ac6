/** Texts in the form in which they are compared, in every script. */

/**
 * A name without regard to case, for searches: Unicode's default case folding, made of the mappings
 * that JavaScript has. SQLite's `lower()` knows ASCII alone.
 *
 * https://www.unicode.org/versions/latest/core-spec/chapter-5/#G21790
 *
 * @example
 * foldName('ΣΊΣΥΦΟΣ Straße'); // 'σίσυφοσ strasse'
 */
export function foldName(name: string): string {
  // Upper case first: `ß` and `SS` become one. JavaScript has a letter for a sigma at a word's end.
  return name.normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

/**
 * An email address as it is compared: in lower case and NFC, its domain in ASCII. RFC 5321, section
 * 2.4, leaves the case of the part before the `@` to the receiving host; none in use tells two
 * people apart by it. Tags (`+news`) and dots stay: only some hosts ignore them.
 *
 * Unlike {@link foldName}, no letter becomes another one: `ı` and `i` are different mailboxes.
 *
 * @param email an address that has been checked
 * @example
 * foldEmail('Jürgen@MÜLLER.example'); // 'jürgen@xn--mller-kva.example'
 */
export function foldEmail(email: string): string {
  const folded = email.trim().normalize('NFC').toLowerCase();
  const at = folded.lastIndexOf('@');
  const domain = folded.slice(at + 1);
  return folded.slice(0, at + 1) + (isAscii(domain) ? domain : asciiDomain(domain));
}

/** RFC 5890: the ASCII form of a domain, as the WHATWG URL parser makes it. */
function asciiDomain(domain: string): string {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}
