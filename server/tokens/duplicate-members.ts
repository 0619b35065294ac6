/** JSON objects that name a member twice, which parsers read differently. */

/**
 * Whether some object in a JSON text has a member twice. `JSON.parse` keeps the last, others the
 * first, so two checkers can see two tokens in one (RFC 7515, section 4; RFC 7519, section 4).
 *
 * @param json any text; what is not JSON is left for the parser to refuse
 * @example
 * hasDuplicateMembers('{"sub":"a","sub":"b"}'); // true
 */
export function hasDuplicateMembers(json: string): boolean {
  // Every string is consumed whole, so a colon after one marks a member's name.
  const named = json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
  const written = [...named].filter((match) => match[1]).length;
  return written !== countMembers(json);
}

function countMembers(json: string): number {
  let count = 0;
  const open: unknown[] = [];
  try {
    open.push(JSON.parse(json));
  } catch {
    return 0;
  }
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) count += Object.keys(value).length;
    open.push(...Object.values(value));
  }
  return count;
}
