/** The session of the element, in a page on virtual time, with a host that draws nothing. */
import { registerHooks } from 'node:module';
import type { Session as ElementSession, Outcome, SessionHost } from '../../component/session.ts';
import { StatusTimers } from '../../component/status-timers.ts';
import { ENDPOINT } from './handler.ts';
import { inPage, type Page } from './page.ts';

/** Set while a file that is loaded when it is needed is not there. */
export const missing = { preview: false };

// Lit takes Node for a server, and a file of the element may be missing where it is hosted.
registerHooks({
  resolve(specifier, context, next) {
    if (missing.preview && specifier === './preview.ts') throw new Error('404');
    const conditions = specifier.endsWith('/is-server.js')
      ? ['browser', ...context.conditions]
      : context.conditions;
    return next(specifier, { ...context, conditions });
  },
});
const { Session } = await import('../../component/session.ts');

export type Attributes = Partial<
  Pick<SessionHost, 'endpoint' | 'token' | 'tokenProvider' | 'userId' | 'contact' | 'preview'>
>;

/** An element without a DOM. */
export class Host {
  endpoint: SessionHost['endpoint'];
  token: SessionHost['token'];
  tokenProvider: SessionHost['tokenProvider'];
  userId: SessionHost['userId'];
  contact: SessionHost['contact'];
  preview: SessionHost['preview'];
  language = 'en';
  updates = 0;
  readonly told: Outcome[] = [];
  readonly controllers: unknown[] = [];
  readonly updateComplete = Promise.resolve(true);
  readonly timers = new StatusTimers(this);
  readonly session: ElementSession = new Session(
    this,
    this.timers,
    (outcome) => this.told.push(outcome),
    () => this.language,
  );

  addController(controller: unknown): void {
    this.controllers.push(controller);
  }

  removeController(): void {}

  requestUpdate(): void {
    this.updates += 1;
  }

  /** Sets these attributes, and removes the others. */
  follow(attributes: Attributes): Promise<void> | undefined {
    const { token, tokenProvider, userId, contact, preview, endpoint = ENDPOINT } = attributes;
    Object.assign(this, { endpoint, token, tokenProvider, userId, contact, preview });
    return this.session.follow();
  }

  get state() {
    return this.session.store.state;
  }

  /** The results so far, in short. */
  get outcomes(): string[] {
    return this.told.map((event) => (event.type === 'error' ? event.error.code : event.type));
  }
}

/** The element in a page, which is quiet after its first attributes. */
export async function inElement(
  attributes: Attributes,
  use: (host: Host, page: Page) => Promise<void>,
): Promise<void> {
  await inPage(async (page) => {
    const host = new Host();
    host.follow(attributes);
    await page.time.untilQuiet();
    await use(host, page);
  });
}
