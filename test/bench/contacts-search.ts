/**
 * The slowest search of every field and operator, and what a preference read takes beside the slowest
 * of all: no request may keep the others waiting.
 */
import type { Hono } from 'hono';
import { seededCompanyId } from '../server/contacts/seed.ts';
import { median } from './median.ts';

/** A preference read beside a search may take this many times as long as alone. */
const MAX_RATIO = 5;

/** Reads for each median. */
const READS = 300;

const TEXT = ['=', '!=', 'IN', 'NIN'];
const NUMBER = ['=', '!=', '>', '<'];

const OPERATORS: Record<string, readonly string[]> = {
  externalId: TEXT,
  email: TEXT,
  name: [...TEXT, '~'],
  type: TEXT,
  companyIds: TEXT,
  postsCreated: NUMBER,
  commentsCreated: NUMBER,
  lastActivity: NUMBER,
  createdAt: NUMBER,
};

const SORTS = ['lastActivity', 'createdAt', 'postsCreated', 'commentsCreated'].flatMap((field) => [
  `${field}:desc`,
  `${field}:asc`,
]);

/**
 * Values from the one that fits nothing to the one that fits everything; among them those whose
 * contacts are all at the far end of an index that they do not share.
 */
function valuesOf(field: string, operator: string, count: number): unknown[] {
  const seconds = 1_700_000_000;
  const many = (value: (i: number) => unknown) =>
    Array.from({ length: 100 }, (_, i) => value(i * Math.floor(count / 100)));
  const isList = operator === 'IN' || operator === 'NIN';
  switch (field) {
    case 'externalId':
      return isList ? [many((i) => `seed-${i}`)] : ['seed-7', 'nobody'];
    case 'email':
      return isList ? [many((i) => `seed-${i}@example.com`)] : ['seed-7@example.com', 'nobody'];
    case 'name':
      if (operator === '~') {
        return [
          'person',
          'per',
          'p',
          '99',
          'zq',
          '999',
          'person 99',
          'son ers per',
          'é',
          '123 456',
        ];
      }
      return isList ? [many((i) => `Person ${i}`)] : ['Person 7919', 'Nobody'];
    case 'type':
      return isList ? [['customer'], ['customer', 'lead']] : ['customer', 'lead'];
    case 'companyIds':
      return isList
        ? [many((i) => seededCompanyId(Math.floor(i / 10)))]
        : [seededCompanyId(5), 'none'];
    case 'postsCreated':
      return [0, 3, 6, 7];
    case 'commentsCreated':
      return [0, 5, 9, 10];
    default:
      return [0, 0.001, 0.01, 0.5, 0.99, 0.999, 1].map(
        (share) => seconds + Math.floor(share * count),
      );
  }
}

/** A search, as it is sent. */
interface Search {
  query: object;
  sort: string;
}

interface Slowest {
  ms: number;
  search: Search;
}

type Send = (method: string, path: string, body?: object) => Promise<Response>;

/** Every search of a field and an operator: alone, with other clauses, in every order. */
function* searches(field: string, operator: string, count: number): Generator<Search> {
  const far = { field: 'commentsCreated', operator: '=', value: 9 };
  const lead = { field: 'type', operator: '=', value: 'lead' };
  for (const value of valuesOf(field, operator, count)) {
    const clause = { field, operator, value };
    for (const sort of SORTS) {
      yield { query: clause, sort };
      for (const other of [far, lead]) {
        if (other.field !== field) {
          yield { query: { operator: 'AND', value: [clause, other] }, sort };
        }
      }
    }
  }
}

/** Prints the table, then the read beside the slowest search; sets the exit status. */
export async function benchSearches(app: Hono, count: number, apiKey: string): Promise<void> {
  const send: Send = (method, path, body) =>
    Promise.resolve(
      app.request(path, {
        method,
        headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  console.log(`\nslowest search at ${count.toLocaleString('en')} contacts, milliseconds`);
  console.log('field and operator         answered  refused   slowest  by');
  let slowest: Slowest = { ms: 0, search: { query: {}, sort: '' } };
  for (const [field, operators] of Object.entries(OPERATORS)) {
    for (const operator of operators) {
      const found = await slowestOf(send, searches(field, operator, count));
      if (found.slowest.ms > slowest.ms) slowest = found.slowest;
      const { ms, search } = found.slowest;
      const row = [
        `${field} ${operator}`.padEnd(26),
        String(found.answered).padStart(8),
        String(found.refused).padStart(8),
        ms.toFixed(1).padStart(9),
      ];
      console.log(`${row.join(' ')}  ${shorten(search)}`);
    }
  }
  await readBeside(send, slowest);
}

async function slowestOf(send: Send, list: Iterable<Search>) {
  const result = { answered: 0, refused: 0, slowest: { ms: 0, search: { query: {}, sort: '' } } };
  for (const search of list) {
    const start = performance.now();
    const response = await send('POST', '/v2/contacts/search', search);
    const ms = performance.now() - start;
    const body = (await response.json()) as { error?: { code: string } };
    if (response.ok) result.answered += 1;
    else if (body.error?.code === 'query_too_broad') result.refused += 1;
    else throw new Error(`${JSON.stringify(search)}: ${JSON.stringify(body)}`);
    if (ms > result.slowest.ms) result.slowest = { ms, search };
  }
  return result;
}

async function readBeside(send: Send, { search }: Slowest): Promise<void> {
  const read = async () => {
    const start = performance.now();
    const response = await send('GET', '/v2/contacts/by-user-id/seed-7/email-preferences');
    await response.json();
    return performance.now() - start;
  };
  const reads = async () => {
    const times: number[] = [];
    for (let i = 0; i < READS; i++) {
      times.push(await read());
      // Lets the answers of the thread that searches come in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return median(times);
  };
  await reads();
  const alone = await reads();
  let searching = true;
  const load = (async () => {
    while (searching) await send('POST', '/v2/contacts/search', search);
  })();
  const beside = await reads();
  searching = false;
  await load;
  const ratio = beside / alone;
  console.log(
    `\na preference read: ${alone.toFixed(3)} ms alone, ${beside.toFixed(3)} ms beside the slowest search, ratio ${ratio.toFixed(2)}`,
  );
  if (ratio > MAX_RATIO) process.exitCode = 1;
}

function shorten({ query, sort }: Search): string {
  const text = JSON.stringify(query);
  return `${text.length > 90 ? `${text.slice(0, 87)}…` : text} ${sort}`;
}
