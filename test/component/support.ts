/** What the element's tests share: a person on the contract server, and an element for them. */
import { aTimeout, fixture, html, waitUntil } from '@open-wc/testing';
import '../../component/fb-email-preferences.ts';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import type { Statuses } from '../../component/preferences.ts';
import type { Fault, Person } from './contract-server.ts';

/** Everything on: how a new contact starts in these tests. */
export const ALL_ON: Statuses = {
  all: 'subscribed',
  postUpdates: 'subscribed',
  postComments: 'subscribed',
  commentReplies: 'subscribed',
  changelog: 'subscribed',
};

/** A token as the handler would sign it, but for the signature. */
export function tokenFor(userId: string, secondsLeft = 600): string {
  const exp = Math.floor(Date.now() / 1000) + secondsLeft;
  return [{ alg: 'HS256', typ: 'email-preferences+jwt' }, { sub: userId, exp }, 'signature']
    .map((part) => base64url(typeof part === 'string' ? part : JSON.stringify(part)))
    .join('.');
}

function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

/** A person on the contract server. */
export class TestPerson {
  readonly userId: string;
  readonly token: string;

  /** A new person with the given statuses. */
  static async create(
    statuses: Statuses = ALL_ON,
    email = 'j•••@e••••••.com',
  ): Promise<TestPerson> {
    const person = new TestPerson(`usr_${crypto.randomUUID()}`);
    await person.#control('PUT', { statuses, email });
    return person;
  }

  constructor(userId: string) {
    this.userId = userId;
    this.token = tokenFor(userId);
  }

  /** Orders faults for the next requests. */
  async order(...faults: Fault[]): Promise<void> {
    await this.#control('PUT', { faults });
  }

  /** Changes what is stored, as another device would. */
  async store(statuses: Statuses): Promise<void> {
    await this.#control('PUT', { statuses });
  }

  /** Lets go the answers that were held back. */
  async release(): Promise<void> {
    await this.#control('POST', undefined, '/release');
  }

  /** What the server holds and has seen. */
  async seen(): Promise<Person & { holding: number }> {
    return this.#control('GET');
  }

  /** The bodies of all PATCHes so far. */
  async patches(): Promise<Statuses[]> {
    const { requests } = await this.seen();
    return requests.flatMap(({ changes }) => (changes ? [changes] : []));
  }

  async #control(
    method: string,
    body?: unknown,
    action = '',
  ): Promise<Person & { holding: number }> {
    const response = await fetch(`/control/${encodeURIComponent(this.userId)}${action}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  }
}

/** An element in the page for a person, once it has loaded or failed to. */
export async function elementFor(
  person: { token: string | undefined },
  properties: Partial<EmailPreferences> = {},
): Promise<EmailPreferences> {
  const element = await fixture<EmailPreferences>(
    html`<fb-email-preferences></fb-email-preferences>`,
  );
  Object.assign(element, { token: person.token, ...properties });
  await settled(element);
  return element;
}

/** Waits until nothing is being loaded or saved. */
export async function settled(element: EmailPreferences): Promise<void> {
  // A change is drawn first, and after that goes out and shows as being saved.
  await aTimeout(0);
  await aTimeout(0);
  await element.updateComplete;
  await waitUntil(() => !busy(element), 'still loading or saving', { timeout: 10_000 });
  await element.updateComplete;
}

function busy(element: EmailPreferences): boolean {
  return (
    !!find(element, '[part~=skeleton]') || find(element, '[role=status]')?.textContent === 'Saving…'
  );
}

/** The first match inside the element. */
export function find<Found extends HTMLElement = HTMLElement>(
  element: EmailPreferences,
  selector: string,
): Found | null {
  return element.shadowRoot?.querySelector<Found>(selector) ?? null;
}

/** The switch of a preference. */
export function switchOf(element: EmailPreferences, key: string): HTMLInputElement {
  const input = find<HTMLInputElement>(element, `input[type=checkbox][name="${key}"]`);
  if (!input) throw new Error(`There is no switch for ${key}.`);
  return input;
}

/** What is said in a region, trimmed and with single spaces. */
export function textOf(element: EmailPreferences, selector: string): string {
  return find(element, selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
