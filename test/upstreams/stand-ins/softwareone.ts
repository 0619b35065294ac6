/**
 * A stand-in for the notification contacts of SoftwareOne's Marketplace. It behaves as the vendor's
 * pages say, checks itself and its callers against the structure of the vendor's OpenAPI document, and
 * where the two contradict each other has a variant for each.
 */
import { type Context, Hono } from 'hono';
import { type Listening, listenOnLoopback } from '../../loopback.ts';
import { type ListQuery, readListQuery } from './rql.ts';
import {
  ACTORS,
  type AuditEvent,
  CATEGORIES,
  type Role,
  type SoftwareOneVariant,
  type StoredCategory,
  type StoredContact,
  TOKENS,
} from './softwareone-data.ts';
import { softwareOneCheck } from './softwareone-document.ts';
import { idsOf, refuseOptOuts } from './softwareone-opt-outs.ts';
import { type Problem, problem } from './softwareone-problem.ts';

export interface SoftwareOneStandInOptions {
  variants?: readonly SoftwareOneVariant[];
  categories?: readonly StoredCategory[];
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
}

export interface SoftwareOneStandIn extends Listening {
  /** To call it within the process. */
  fetch: typeof fetch;
  /** API tokens by role. Operations may block, create and delete. */
  tokens: Readonly<Record<Role, string>>;
  /** The id under which what the operations token does is recorded. */
  actorId: string;
  contacts: Map<string, StoredContact>;
  categories: Map<string, StoredCategory>;
  variants: Set<SoftwareOneVariant>;
  /** What was asked, such as `POST /public/v1/notifications/contacts/CTT-…/block`. */
  requests: string[];
  /** What was not as documented, on either side. Empty in a test that passes. */
  violations: string[];
  /** Adds a contact that gets everything. */
  addContact(contact?: Partial<StoredContact>): StoredContact;
  /** As a member of the staff would, after a bounce. */
  blockByStaff(id: string, remark?: string): void;
}

const ROOT = '/public/v1/notifications';

/**
 * Starts the stand-in.
 *
 * @example
 * const { url, tokens, close } = await startSoftwareOne({ variants: ['repeat-block-400'] });
 */
export async function startSoftwareOne(
  options: SoftwareOneStandInOptions = {},
): Promise<SoftwareOneStandIn> {
  const variants = new Set(options.variants);
  const contacts = new Map<string, StoredContact>();
  const categories = new Map(
    (options.categories ?? CATEGORIES).map((category) => [category.id, { ...category }]),
  );
  const requests: string[] = [];
  const violations: string[] = [];
  const check = softwareOneCheck('boolean');
  const textCheck = softwareOneCheck('string');
  let lastId = 9157;

  const event = (role: Role | 'staff'): AuditEvent => ({
    at: new Date().toISOString(),
    by: ACTORS[role],
  });

  function addContact(given: Partial<StoredContact> = {}): StoredContact {
    lastId += 1;
    const id = `CTT-0001-${lastId}`;
    const contact: StoredContact = {
      id,
      email: 'john@example.com',
      name: 'John',
      userId: null,
      status: 'Active',
      blockedReason: null,
      optOuts: [],
      audit: { created: event('operations') },
      ...given,
    };
    contacts.set(contact.id, contact);
    return contact;
  }

  function roleOf(c: Context): Role | undefined {
    const [, token] = /^Bearer (.+)$/.exec(c.req.header('Authorization') ?? '') ?? [];
    return (Object.keys(TOKENS) as Role[]).find((role) => TOKENS[role] === token);
  }

  const statusText = (status: string) =>
    variants.has('lower-case-status') ? status.toLowerCase() : status;

  function contactJson(contact: StoredContact, inList = false) {
    const { optOuts, audit, status, ...rest } = contact;
    const { created, updated, ...newer } = audit;
    return {
      ...rest,
      status: statusText(status),
      audit: {
        ...(created && { created }),
        ...(updated && { updated }),
        ...(!variants.has('audit-of-2025') && newer),
      },
      ...(!(inList && variants.has('lists-without-optOuts')) && {
        optOuts: optOuts.map((id) => ({ id, name: categories.get(id)?.name ?? null })),
      }),
    };
  }

  function categoryJson({ optOutAllowed, ...category }: StoredCategory) {
    const text = variants.has('optOutAllowed-as-text');
    return { ...category, optOutAllowed: text ? String(optOutAllowed) : optOutAllowed };
  }

  /** Answers, and holds the answer against the document first. */
  function answer(c: Context, path: string, status: 200 | 201, body: unknown): Response {
    const judge = variants.has('optOutAllowed-as-text') ? textCheck : check;
    const violation = judge.response(c.req.method, path, status, body);
    if (violation) violations.push(`answer to ${c.req.method} ${path}: ${violation}`);
    return c.json(body, status);
  }

  const fail = (c: Context, failure: Problem) =>
    problem(c, failure, variants.has('errors-as-list'));

  const notFound = (c: Context) =>
    fail(c, { status: 404, title: 'Not Found', detail: `There is no ${c.req.param('id')}.` });

  /** The parsed body, or undefined without one. */
  async function bodyOf(c: Context, path: string): Promise<Record<string, unknown> | undefined> {
    const text = await c.req.text();
    const body = text === '' ? undefined : JSON.parse(text);
    const violation = check.request(c.req.method, path, body);
    if (violation) violations.push(`request ${c.req.method} ${path}: ${violation}`);
    return body;
  }

  function page<Item extends StoredContact | StoredCategory>(
    c: Context,
    path: string,
    items: Item[],
    toJson: (item: Item) => object,
  ): Response {
    let query: ListQuery;
    try {
      query = readListQuery(new URL(c.req.url));
    } catch {
      return fail(c, { status: 400, title: 'Bad Request', detail: 'The query is not RQL.' });
    }
    const { limit, offset, matches } = query;
    const found = items.filter((item) => matches({ ...item }));
    const served = variants.has('pages-of-1') ? 1 : limit;
    return answer(c, path, 200, {
      $meta: { pagination: { offset, limit: served, total: found.length }, omitted: [] },
      data: found.slice(offset, offset + served).map(toJson),
    });
  }

  const app = new Hono();
  app.use(async (c, next) => {
    requests.push(`${c.req.method} ${new URL(c.req.url).pathname}`);
    if (!roleOf(c)) {
      return fail(c, { status: 401, title: 'Unauthorized', detail: 'The token is not valid.' });
    }
    await next();
  });
  app.onError((error, c) =>
    error instanceof SyntaxError
      ? fail(c, { status: 400, title: 'Bad Request', detail: 'The body is not JSON.' })
      : fail(c, { status: 500, title: 'Internal Server Error', detail: String(error) }),
  );

  const operationsOnly = (c: Context) =>
    roleOf(c) === 'operations'
      ? undefined
      : fail(c, { status: 403, title: 'Forbidden', detail: 'This needs an operations account.' });

  app.get(`${ROOT}/contacts`, (c) =>
    page(c, `${ROOT}/contacts`, [...contacts.values()], (contact) => contactJson(contact, true)),
  );
  app.post(`${ROOT}/contacts`, async (c) => {
    const body = await bodyOf(c, `${ROOT}/contacts`);
    const optOuts = idsOf(body?.optOuts) ?? [];
    const errors = refuseOptOuts(categories, [], optOuts);
    if (typeof body?.email !== 'string' || errors) {
      return fail(c, {
        status: 400,
        title: 'Bad Request',
        detail: 'The contact is not valid.',
        errors: errors ?? { email: ['The Email field is required.'] },
      });
    }
    const refused = operationsOnly(c);
    if (refused) return refused;
    const { email, name } = body;
    const contact = addContact({
      email,
      name: typeof name === 'string' ? name : null,
      status: 'New',
      optOuts,
    });
    return answer(c, `${ROOT}/contacts`, 201, contactJson(contact));
  });
  app.get(`${ROOT}/contacts/:id`, (c) => {
    const contact = contacts.get(c.req.param('id'));
    return contact ? answer(c, `${ROOT}/contacts/{id}`, 200, contactJson(contact)) : notFound(c);
  });
  app.put(`${ROOT}/contacts/:id`, async (c) => {
    const path = `${ROOT}/contacts/{id}`;
    const contact = contacts.get(c.req.param('id'));
    if (!contact) return notFound(c);
    const body = (await bodyOf(c, path)) ?? {};
    const optOuts = idsOf(body.optOuts);
    const errors = refuseOptOuts(categories, contact.optOuts, optOuts ?? []);
    if (errors) {
      return fail(c, { status: 400, title: 'Bad Request', detail: 'Not allowed.', errors });
    }
    const replaces = variants.has('put-replaces');
    if (typeof body.email === 'string' || replaces) contact.email = String(body.email ?? '');
    if ('name' in body || replaces) contact.name = body.name == null ? null : String(body.name);
    if (optOuts || replaces) contact.optOuts = optOuts ?? [];
    contact.audit.updated = event(roleOf(c) ?? 'client');
    return answer(c, path, 200, contactJson(contact));
  });
  app.delete(`${ROOT}/contacts/:id`, (c) => {
    const refused = operationsOnly(c);
    if (refused) return refused;
    return contacts.delete(c.req.param('id')) ? c.body(null, 204) : notFound(c);
  });
  for (const [action, status] of [
    ['block', 'Blocked'],
    ['unblock', 'Active'],
  ] as const) {
    app.post(`${ROOT}/contacts/:id/${action}`, (c) => {
      const refused = operationsOnly(c);
      if (refused) return refused;
      const contact = contacts.get(c.req.param('id'));
      if (!contact) return notFound(c);
      const already = (contact.status === 'Blocked') === (status === 'Blocked');
      if (already && variants.has('repeat-block-400')) {
        const detail = `The contact is already ${statusText(status)}.`;
        const errors = { status: [detail] };
        return fail(c, { status: 400, title: 'Bad Request', detail, errors });
      }
      contact.status = status;
      contact.blockedReason = null;
      contact.audit[action === 'block' ? 'blocked' : 'activated'] = event('operations');
      return answer(c, `${ROOT}/contacts/{id}/${action}`, 200, contactJson(contact));
    });
  }
  app.get(`${ROOT}/categories`, (c) =>
    page(c, `${ROOT}/categories`, [...categories.values()], categoryJson),
  );
  app.get(`${ROOT}/categories/:id`, (c) => {
    const category = categories.get(c.req.param('id'));
    return category
      ? answer(c, `${ROOT}/categories/{id}`, 200, categoryJson(category))
      : notFound(c);
  });

  const listening = await listenOnLoopback(app.fetch, options.port);
  return {
    ...listening,
    fetch: async (input, init) => app.request(String(input), init),
    tokens: TOKENS,
    actorId: ACTORS.operations.id,
    contacts,
    categories,
    variants,
    requests,
    violations,
    addContact,
    blockByStaff(id, remark = 'mailbox full, complained twice') {
      const contact = contacts.get(id);
      if (!contact) throw new Error(`There is no contact ${id}.`);
      contact.status = 'Blocked';
      contact.blockedReason = remark;
      contact.audit.blocked = event('staff');
    },
  };
}
