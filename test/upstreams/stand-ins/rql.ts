/** As much of RQL as lists of the Marketplace are filtered with, and as an attacker would try. */

export type Matches = (item: Readonly<Record<string, unknown>>) => boolean;

/**
 * @param text such as `eq(userId,'USR-1')` or `and(eq(a,'1'),or(…))`, percent-decoded
 * @throws {SyntaxError}
 */
export function parseRql(text: string): Matches {
  let at = 0;
  const take = (pattern: RegExp): string => {
    const [match] = new RegExp(pattern, 'y').exec(text.slice(at)) ?? [];
    if (match === undefined) throw new SyntaxError(`No RQL at character ${at}.`);
    at += match.length;
    return match;
  };

  function expression(): Matches {
    const operator = take(/[a-z]+/);
    take(/\(/);
    if (operator === 'and' || operator === 'or') {
      const parts = [expression()];
      while (text[at] === ',') {
        take(/,/);
        parts.push(expression());
      }
      take(/\)/);
      return (item) =>
        operator === 'and' ? parts.every((part) => part(item)) : parts.some((part) => part(item));
    }
    if (operator !== 'eq' && operator !== 'ne') throw new SyntaxError(`No operator ${operator}.`);
    const field = take(/[A-Za-z.]+/);
    take(/,/);
    const quoted = text[at] === "'" ? take(/'[^']*'/).slice(1, -1) : take(/[^,()']+/);
    take(/\)/);
    return (item) => (String(item[field]) === quoted) === (operator === 'eq');
  }

  const matches = expression();
  if (at !== text.length) throw new SyntaxError(`More than RQL at character ${at}.`);
  return matches;
}

/** Which entries of a list are asked for. */
export interface ListQuery {
  limit: number;
  offset: number;
  matches: Matches;
}

/**
 * Reads `?limit=&offset=&eq(…)`; `select` and `order` are passed over.
 *
 * @throws {SyntaxError}
 */
export function readListQuery(url: URL): ListQuery {
  let limit = 100;
  let offset = 0;
  const filters: Matches[] = [];
  for (const part of url.search.slice(1).split('&')) {
    const [, name, value = ''] = /^(limit|offset|select|order)=(.*)$/.exec(part) ?? [];
    if (name === 'limit') limit = Number(value);
    else if (name === 'offset') offset = Number(value);
    else if (name === undefined && part !== '') filters.push(parseRql(decodeURIComponent(part)));
  }
  return { limit, offset, matches: (item) => filters.every((matches) => matches(item)) };
}
