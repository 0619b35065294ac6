/** The systems of record that the demo runs on: our contacts service, or a stand-in for a vendor's. */
import { startSoftwareOne } from '../test/upstreams/stand-ins/softwareone.ts';
import { startWappfy } from '../test/upstreams/stand-ins/wappfy.ts';
import { PEOPLE, type Person } from './people.ts';

/** The values of `--upstream`: those of `PREFERENCES_UPSTREAM`. */
export const SYSTEM_NAMES = ['featurebase', 'softwareone', 'wappfy'] as const;

export type SystemName = (typeof SYSTEM_NAMES)[number];

/** A system of record, running. */
export interface DemoSystem {
  people: readonly [Person, ...Person[]];
  /** Whether its messages are emails, so that there is a mailbox. */
  hasEmails: boolean;
  /** What to try first, and what happens then. */
  idea: readonly [string, string];
  /** Variables of the handler beside those of every system. */
  environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts a system of record with its people. A stand-in keeps them in memory, until the demo stops.
 *
 * @example
 * const { people, environment } = await startSystem('softwareone');
 */
export async function startSystem(name: SystemName): Promise<DemoSystem> {
  const environment = { PREFERENCES_UPSTREAM: name };
  if (name === 'softwareone') {
    const { url, tokens, addContact, blockByStaff, close } = await startSoftwareOne();
    for (const { userId: id, ...person } of SOFTWAREONE_PEOPLE) addContact({ id, ...person });
    blockByStaff('CTT-0001-0003');
    return {
      people: SOFTWAREONE_PEOPLE,
      hasEmails: true,
      idea: ['Become Chiyo', 'Staff have blocked her: nothing is sent, and she is told why.'],
      environment: {
        ...environment,
        SOFTWAREONE_BASE_URL: url,
        SOFTWAREONE_API_TOKEN: tokens.operations,
        SOFTWAREONE_BLOCKED_REASON: 'Emails to this address came back to us. Ask us to try again.',
      },
      close,
    };
  }
  if (name === 'wappfy') {
    const { url, apiKey, session, close } = await startWappfy();
    return {
      people: WAPPFY_PEOPLE,
      hasEmails: false,
      idea: ['Turn off the switch', 'The stand-in of Wappfy blocks the number.'],
      environment: {
        ...environment,
        WAPPFY_BASE_URL: url,
        WAPPFY_API_KEY: apiKey,
        WAPPFY_SESSION: session,
      },
      close,
    };
  }
  return {
    people: PEOPLE,
    hasEmails: true,
    idea: ['Turn off the first switch', 'Then change a category: it is a choice for later.'],
    environment,
    close: async () => {},
  };
}

/** With the ids of their contacts in the Marketplace. */
const SOFTWAREONE_PEOPLE: readonly [
  Person & { optOuts: string[] },
  ...(Person & { optOuts: string[] })[],
] = [
  {
    userId: 'CTT-0001-0001',
    name: 'Ada Moreau',
    email: 'ada.moreau@example.com',
    story: 'all on',
    optOuts: [],
  },
  {
    userId: 'CTT-0001-0002',
    name: 'Ben Okafor',
    email: 'ben.okafor@example.com',
    story: 'some off',
    optOuts: ['NTC-1234-0002'],
  },
  {
    userId: 'CTT-0001-0003',
    name: 'Chiyo Tanaka',
    email: 'chiyo.tanaka@example.com',
    story: 'blocked by staff',
    optOuts: [],
  },
];

/** With their numbers. */
const WAPPFY_PEOPLE: readonly [Person, ...Person[]] = [
  {
    userId: '5511999990001',
    name: 'Ada Moreau',
    email: 'ada.moreau@example.com',
    story: 'number in Brazil',
  },
  {
    userId: '4915112345678',
    name: 'Ben Okafor',
    email: 'ben.okafor@example.com',
    story: 'number in Germany',
  },
];
