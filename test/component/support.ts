/** What the element's tests share: a person on the contract server, and an element for them. */
import { aTimeout, fixture, html, waitUntil } from '@open-wc/testing';
import '../../component/fb-email-preferences.ts';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import type { Panel } from '../../component/messages.ts';
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

  /** Has the server describe preferences, as some systems of record do. */
  async describe({ contact, details }: Pick<Person, 'contact' | 'details'>): Promise<void> {
    await this.#control('PUT', { contact, details });
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
  // A change is drawn first, and sent after that.
  await aTimeout(0);
  await element.updateComplete;
  await waitUntil(() => !element.matches(':state(loading), :state(saving)'), 'still busy', {
    timeout: 10_000,
  });
  await element.updateComplete;
}

/** Waits until the server keeps an answer back. */
export async function held(person: TestPerson): Promise<void> {
  while (!(await person.seen()).holding) await aTimeout(10);
}

/** Clicks switches, one after the other. */
export async function click(element: EmailPreferences, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    switchOf(element, key).click();
    await element.updateComplete;
  }
}

/** Clicks a button by its part. */
export async function press(element: EmailPreferences, part: string): Promise<void> {
  const button = find(element, `button[part~=${part}]`);
  if (!button) throw new Error(`There is no button ${part}.`);
  button.click();
  await element.updateComplete;
}

/** Does something while the machine says that it has no connection. */
export async function offline(during: () => Promise<void>): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  try {
    await during();
  } finally {
    Reflect.deleteProperty(navigator, 'onLine');
  }
  dispatchEvent(new Event('online'));
}

/** More hang-ups than there are tries: browsers make some of their own. */
export function hangUps(method: Fault['method'], fault: Partial<Fault> = {}): Fault[] {
  return Array.from({ length: 20 }, () => ({ method, drop: true, ...fault }));
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

/** Whether the switch of a preference is on. */
export function isOn(element: EmailPreferences, key: string): boolean {
  return switchOf(element, key).checked;
}

/** The row of a preference. */
export function rowOf(element: EmailPreferences, key: string): HTMLElement {
  return switchOf(element, key).closest('[part~=row]') as HTMLElement;
}

/** What the slot of a row says. */
export function noteOf(element: EmailPreferences, key: string): string {
  return rowOf(element, key).querySelector('[part~=note]')?.textContent?.trim() ?? '';
}

/** The sentence that a screen reader announces. */
export function statusOf(element: EmailPreferences): string {
  return textOf(element, '[role=status]');
}

/** The title and the detail of a panel, as they are announced. */
export function panelText({ title, detail }: Panel): string {
  return `${title} ${detail}`;
}

/** What is said in a region, trimmed and with single spaces. */
export function textOf(element: EmailPreferences, selector: string): string {
  return find(element, selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
