/** Blocking, unblocking and looking up one contact, by hand, in each system of record. */
import * as z from 'zod/mini';
import { readApiKey } from '../contract/api-key.ts';
import { API_VERSION } from '../contract/contract.ts';
import { isSafeUserId } from '../contract/user-id.ts';
import { readBaseUrl } from '../handler/environment/api.ts';
import { readSoftwareOneAccess } from '../handler/environment/softwareone.ts';
import { readWappfyAccess } from '../handler/environment/wappfy.ts';
import { createClient, readJson, upstreamBase, urlUnder } from '../handler/upstreams/client.ts';
import { parseAnswer } from '../handler/upstreams/parse-answer.ts';
import { createSoftwareOneApi } from '../handler/upstreams/softwareone/api.ts';
import { isIdentifier } from '../handler/upstreams/softwareone/identifiers.ts';
import { createWappfyApi } from '../handler/upstreams/wappfy/api.ts';
import { parseWhatsAppId, writeWhatsAppId } from '../handler/upstreams/wappfy/whatsapp-id.ts';
import type { Environment } from '../http/environment.ts';
import { readInsecureHosts } from '../http/insecure-hosts.ts';
import { JSON_TYPE } from '../http/json-body.ts';

/** A line of what is printed: a name and a value. */
export type Fact = readonly [name: string, value: string];

/** What an operator can do to a contact. */
export interface ContactSystem {
  /** What people call it. */
  name: string;
  /** Whether this can be the id of a contact. */
  isId(id: string): boolean;
  /** The form of an id, for whoever gave another. */
  idForm: string;
  block(id: string): Promise<void>;
  unblock(id: string): Promise<void>;
  show(id: string): Promise<Fact[]>;
  /** What the operator can do about an answer, by its status. */
  hints: Readonly<Record<number, string>>;
}

/** Reads what a system needs of the environment. `send` makes the requests. */
export type OpenSystem = (env: Environment, send: typeof fetch) => ContactSystem;

const NOT_SAID = 'not said by its API';

const featurebase: OpenSystem = (env, send) => {
  const insecureHosts = readInsecureHosts(env);
  const base = upstreamBase(readBaseUrl(env, insecureHosts), insecureHosts);
  const begin = createClient({ fetch: send });
  const headers = {
    Accept: JSON_TYPE,
    Authorization: `Bearer ${readApiKey(env)}`,
    'Featurebase-Version': API_VERSION,
  };
  const urlOf = (id: string, action = '') =>
    urlUnder(base, `/v2/contacts/${encodeURIComponent(id)}${action}`);
  const act = async (id: string, action: 'block' | 'unblock') => {
    const answer = await begin()(urlOf(id, `/${action}`), { method: 'POST', headers }, readJson);
    parseAnswer(z.looseObject({ [`${action}ed`]: z.literal(true) }), answer);
  };
  const shown = z.object({
    id: z.string(),
    type: z.string(),
    userId: z.optional(z.nullable(z.string())),
  });
  return {
    name: 'Featurebase',
    isId: isSafeUserId,
    idForm: "the contact's internal id, such as 507f1f77bcf86cd799439011",
    block: (id) => act(id, 'block'),
    unblock: (id) => act(id, 'unblock'),
    async show(id) {
      const contact = parseAnswer(shown, await begin()(urlOf(id), { headers }, readJson));
      return [
        ['id', contact.id],
        ['user id', contact.userId ?? '-'],
        ['type', contact.type],
        ['blocked', NOT_SAID],
      ];
    },
    hints: {
      401: 'Check FEATUREBASE_API_KEY.',
      403: 'Check what the key of FEATUREBASE_API_KEY may do.',
      404: 'The id is the internal one of the contact, and not the user id.',
    },
  };
};

const softwareone: OpenSystem = (env, send) => {
  const begin = createSoftwareOneApi({ ...readSoftwareOneAccess(env), fetch: send });
  return {
    name: 'SoftwareOne',
    isId: isIdentifier,
    idForm: "the contact's id, such as CTT-1234-9876-1234",
    block: (id) => begin().block(id),
    unblock: (id) => begin().unblock(id),
    async show(id) {
      const contact = await begin().getContact(id);
      return [
        ['id', contact.id],
        ['user id', contact.userId ?? '-'],
        ['status', contact.status],
        ['blocked by', contact.audit?.blocked?.by?.id ?? NOT_SAID],
        ['blocked because', contact.blockedReason ?? '-'],
        ['opted out of', contact.optOuts?.map(({ id }) => id).join(', ') || '-'],
      ];
    },
    hints: {
      400: 'A contact that is blocked, or unblocked, already may be refused.',
      401: 'Check SOFTWAREONE_API_TOKEN.',
      403: 'Blocking needs the token of an operations account.',
      404: 'No contact has this id. It is not the id of a user.',
    },
  };
};

const wappfy: OpenSystem = (env, send) => {
  const { apiKey, baseUrl, session, dialect } = readWappfyAccess(env);
  const begin = createWappfyApi({ apiKey, baseUrl, session, dialect, fetch: send });
  const parse = (id: string) => {
    const parsed = parseWhatsAppId(id);
    if (!parsed) throw new TypeError('The id has not been checked.');
    return parsed;
  };
  const shown = z.object({ isBlocked: z.optional(z.boolean()) });
  return {
    name: 'Wappfy',
    isId: (id) => parseWhatsAppId(id) !== undefined,
    idForm: 'a number with its country code, such as 5511999999999, or an id of WhatsApp',
    block: (id) => begin().block(parse(id)),
    unblock: (id) => begin().unblock(parse(id)),
    async show(id) {
      const contactId = writeWhatsAppId(parse(id), 'c.us');
      const url = urlUnder(upstreamBase(baseUrl), '/api/contacts');
      url.searchParams.set('contactId', contactId);
      url.searchParams.set('session', session);
      const headers = { Accept: JSON_TYPE, ...(apiKey && { apikey: apiKey }) };
      const answer = await createClient({ fetch: send })()(url, { headers }, readJson);
      const { isBlocked } = parseAnswer(shown, answer);
      return [
        ['id', contactId],
        ['blocked', isBlocked === undefined ? NOT_SAID : isBlocked ? 'yes' : 'no'],
      ];
    },
    hints: {
      401: 'Check WAPPFY_API_KEY.',
      404: 'Wappfy has no session of the name in WAPPFY_SESSION. It says nothing of the contact.',
      422: 'The session is not connected to a phone.',
      501: 'The engine behind this session cannot block, and trying again will not help.',
    },
  };
};

/** By the name that `--upstream` and `PREFERENCES_UPSTREAM` take. */
export const CONTACT_SYSTEMS: Readonly<Record<string, OpenSystem>> = {
  featurebase,
  softwareone,
  wappfy,
};
