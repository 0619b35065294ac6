/** The calls to SoftwareOne's Marketplace that preferences need. */
import type * as z from 'zod/mini';
import { JSON_TYPE } from '../../../http/json-body.ts';
import {
  type Call,
  type CallContext,
  type ClientOptions,
  createClient,
  readJson,
  upstreamBase,
  urlUnder,
} from '../client.ts';
import { parseAnswer } from '../parse-answer.ts';
import { assertSuccess, invalidResponse, notFound } from '../upstream-errors.ts';
import { isIdentifier, rqlEquals } from './identifiers.ts';
import {
  categorySchema,
  contactSchema,
  pageOf,
  type SoftwareOneCategory,
  type SoftwareOneContact,
} from './schemas.ts';

const CONTACTS = '/public/v1/notifications/contacts';
const CATEGORIES = '/public/v1/notifications/categories';

/** What a change of a contact writes: all that the Marketplace lets a caller write. */
export type ContactUpdate = Pick<SoftwareOneContact, 'email' | 'name'> & {
  optOuts: { id: string }[];
};

/** Calls that share one budget of time. */
export interface SoftwareOneCalls {
  /** Throws 404 `resource_not_found`. */
  getContact(id: string): Promise<SoftwareOneContact>;
  /** Throws 404 `resource_not_found`, and 502 `upstream_invalid_response` when several have the user id. */
  findContact(userId: string): Promise<SoftwareOneContact>;
  putContact(id: string, update: ContactUpdate): Promise<void>;
  /** A contact that is blocked already may be refused, so a 400 is left to the read that follows. */
  block(id: string): Promise<void>;
  /** Likewise. */
  unblock(id: string): Promise<void>;
  /** All categories, published or not. */
  listCategories(): Promise<SoftwareOneCategory[]>;
}

export interface SoftwareOneApiOptions extends ClientOptions {
  baseUrl: string;
  apiToken: string;
}

/**
 * @returns begins a budget of time
 * @throws {TypeError} when `baseUrl` is not a URL that may carry the token, or the token is empty
 */
export function createSoftwareOneApi(
  options: SoftwareOneApiOptions,
): (context?: CallContext) => SoftwareOneCalls {
  const base = upstreamBase(options.baseUrl);
  if (!options.apiToken) throw new TypeError('The upstream needs an API token.');
  const begin = createClient(options);
  const headers = { Accept: JSON_TYPE, Authorization: `Bearer ${options.apiToken}` };

  function contactUrl(id: string, action = ''): URL {
    if (!isIdentifier(id)) throw notFound();
    return urlUnder(base, `${CONTACTS}/${id}${action}`);
  }

  /** Follows pages of whatever size the system makes them, until `enough` or the last. */
  async function list<Item extends z.ZodMiniType>(
    call: Call,
    path: string,
    { item, filter, limit, enough }: { item: Item; filter?: string; limit: number; enough: number },
  ): Promise<z.output<Item>[]> {
    const schema = pageOf(item);
    const items: z.output<Item>[] = [];
    for (;;) {
      const url = urlUnder(base, path);
      url.search = [`limit=${limit}`, `offset=${items.length}`, ...(filter ? [filter] : [])].join(
        '&',
      );
      const { $meta, data } = parseAnswer(schema, await call(url, { headers }, readJson));
      items.push(...data);
      const { total, limit: served } = $meta?.pagination ?? {};
      const last = total == null ? data.length < (served ?? limit) : items.length >= total;
      if (data.length === 0 || last || items.length >= enough) return items;
    }
  }

  return (context) => {
    const call = begin(context);
    const act = async (id: string, action: '/block' | '/unblock') => {
      await call(contactUrl(id, action), { method: 'POST', headers }, async (answer) => {
        if (answer.status !== 400) assertSuccess(answer);
      });
    };
    return {
      async getContact(id) {
        const contact = parseAnswer(
          contactSchema,
          await call(contactUrl(id), { headers }, readJson),
        );
        if (contact.id !== id) throw invalidResponse();
        return contact;
      },
      async findContact(userId) {
        if (!isIdentifier(userId)) throw notFound();
        const filter = rqlEquals('userId', userId);
        const found = await list(call, CONTACTS, {
          item: contactSchema,
          filter,
          limit: 2,
          enough: 2,
        });
        const [contact] = found;
        if (!contact) throw notFound();
        // A server that ignores the filter answers with other contacts.
        if (found.length > 1 || contact.userId !== userId) throw invalidResponse();
        return contact;
      },
      async putContact(id, update) {
        const body = JSON.stringify(update);
        const init = { method: 'PUT', headers: { ...headers, 'Content-Type': JSON_TYPE }, body };
        await call(contactUrl(id), init, readJson);
      },
      block: (id) => act(id, '/block'),
      unblock: (id) => act(id, '/unblock'),
      listCategories: () =>
        list(call, CATEGORIES, { item: categorySchema, limit: 100, enough: 1000 }),
    };
  };
}
