/** Every system of record behind the handler, on what stands in for it here. */
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { createSoftwareOneUpstream } from '../../server/handler/upstreams/softwareone/softwareone.ts';
import type { Upstream } from '../../server/handler/upstreams/upstream.ts';
import {
  createContactsGateStore,
  createWappfyUpstream,
  type GateStore,
} from '../../server/handler/upstreams/wappfy/wappfy.ts';
import { API_KEY, startContacts } from '../server/handler/contacts.ts';
import { type SoftwareOneStandIn, startSoftwareOne } from './stand-ins/softwareone.ts';
import { startWappfy, type WappfyStandIn } from './stand-ins/wappfy.ts';

export interface RunningSystem {
  upstream: Upstream;
  /** Adds a person with everything on, and returns the user id. */
  addPerson(): Promise<string>;
  /** Statuses by key, as the system itself has them. Of what cannot be changed, nothing. */
  statuses(userId: string): Promise<Record<string, string>>;
  /** How many requests have arrived that change something. */
  writes(): number;
  /** How many requests have arrived. */
  requests(): number;
  /** What was not as the vendor documents it. */
  violations(): readonly string[];
  close(): Promise<void>;
}

export interface System {
  name: string;
  /** The keys that a person can change. */
  changeable: readonly [string, ...string[]];
  /** Keys that are there and locked. */
  locked: readonly string[];
  start(): Promise<RunningSystem>;
  /** An upstream of this system at an address of one's own, with little patience. */
  connect(baseUrl: string): Upstream;
  /** A user id that `connect`'s upstream takes. */
  userId: string;
  /** Whether a read asks the system; Wappfy has nothing to read. */
  reads: boolean;
}

const QUICK = { attemptTimeoutMs: 1000, totalTimeoutMs: 4000 };
const OPT_OUTS = ['NTC-1234-0001', 'NTC-1234-0002'] as const;
const SECRET = 'canary-0123456789';

const featurebase: System = {
  name: 'Featurebase',
  changeable: ['changelog', 'all', 'postUpdates', 'postComments', 'commentReplies'],
  locked: [],
  userId: 'usr_12345',
  reads: true,
  connect: (baseUrl) => createFeaturebaseUpstream({ baseUrl, apiKey: SECRET, ...QUICK }),
  async start() {
    const contacts = await startContacts();
    let people = 0;
    return {
      upstream: createFeaturebaseUpstream({ baseUrl: contacts.url, apiKey: API_KEY }),
      async addPerson() {
        people += 1;
        await contacts.seed(`usr_${people}`);
        return `usr_${people}`;
      },
      statuses: contacts.statuses,
      writes: () => contacts.writes().length,
      requests: () => contacts.received.length,
      violations: () => [],
      close: contacts.close,
    };
  },
};

function softwareOne(gate: 'none' | 'block'): System {
  const gateKeys = gate === 'block' ? ['all'] : [];
  return {
    name: gate === 'block' ? 'SoftwareOne, block as gate' : 'SoftwareOne',
    changeable: [...OPT_OUTS, ...gateKeys],
    locked: ['NTC-1234-0003', ...(gate === 'none' ? ['all'] : [])],
    userId: 'CTT-1234-9876-1234',
    reads: true,
    connect: (baseUrl) => createSoftwareOneUpstream({ baseUrl, apiToken: SECRET, ...QUICK }),
    async start() {
      const standIn = await startSoftwareOne();
      return {
        upstream: createSoftwareOneUpstream({
          baseUrl: standIn.url,
          apiToken: standIn.tokens.operations,
          gate,
          actorId: standIn.actorId,
        }),
        addPerson: async () => standIn.addContact().id,
        statuses: async (id) => softwareOneStatuses(standIn, id, gate),
        writes: () => standIn.requests.filter((request) => !request.startsWith('GET')).length,
        requests: () => standIn.requests.length,
        violations: () => standIn.violations,
        close: standIn.close,
      };
    },
  };
}

function softwareOneStatuses(
  { contacts }: SoftwareOneStandIn,
  id: string,
  gate: 'none' | 'block',
): Record<string, string> {
  const { optOuts = [], status } = contacts.get(id) ?? {};
  const word = (off: boolean) => (off ? 'unsubscribed' : 'subscribed');
  return {
    ...Object.fromEntries(OPT_OUTS.map((key) => [key, word(optOuts.includes(key))])),
    ...(gate === 'block' && { all: word(status === 'Blocked') }),
  };
}

function wappfy(dialect: 'contactId' | 'jid'): System {
  return {
    name: `Wappfy, ${dialect}`,
    changeable: ['all'],
    locked: [],
    userId: '4915112345678',
    reads: false,
    connect: (baseUrl) =>
      createWappfyUpstream({
        baseUrl,
        apiKey: SECRET,
        session: 'my-session',
        dialect,
        store: memoryStore(),
        ...QUICK,
      }),
    async start() {
      const standIn = await startWappfy({ dialect });
      const contacts = await startContacts();
      const store = createContactsGateStore({ baseUrl: contacts.url, apiKey: API_KEY });
      let people = 0;
      return {
        upstream: createWappfyUpstream({
          baseUrl: standIn.url,
          apiKey: standIn.apiKey,
          session: standIn.session,
          dialect,
          store,
        }),
        async addPerson() {
          people += 1;
          return `49151${String(people).padStart(8, '0')}`;
        },
        statuses: (userId) => wappfyStatuses(standIn, store, userId),
        writes: () => standIn.requests.filter((request) => !request.startsWith('GET')).length,
        requests: () => standIn.requests.length,
        violations: () => standIn.violations,
        async close() {
          await standIn.close();
          await contacts.close();
        },
      };
    },
  };
}

/** What the store says, once the block has been found to be the same. */
async function wappfyStatuses(
  { blocked }: WappfyStandIn,
  store: GateStore,
  userId: string,
): Promise<Record<string, string>> {
  const all = (await store.get(userId, { requestId: 'test', route: 'api' })) ?? 'subscribed';
  const enforced = blocked.has(userId) ? 'unsubscribed' : 'subscribed';
  return { all: all === enforced ? all : `${all}, but ${enforced} at WhatsApp` };
}

/** A store that lasts as long as the test. */
export function memoryStore(): GateStore & { statuses: Map<string, string> } {
  const statuses = new Map<string, 'subscribed' | 'unsubscribed'>();
  return {
    statuses,
    get: async (userId) => statuses.get(userId),
    async set(userId, status) {
      statuses.set(userId, status);
    },
  };
}

/** Each system, and each way to run it that changes what people can do. */
export const SYSTEMS: readonly System[] = [
  featurebase,
  softwareOne('none'),
  softwareOne('block'),
  wappfy('contactId'),
  wappfy('jid'),
];
