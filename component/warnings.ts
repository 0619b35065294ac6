/**
 * Warnings for developers: one `console.warn` for each cause. Part of the development build alone; the
 * element itself does not know of them.
 */
import type { ReactiveController } from 'lit';
import { EmailPreferences, type EmailPreferencesEvents } from './email-preferences.ts';

/** Stable codes of the warnings. */
export type WarningCode =
  | 'token_missing'
  | 'token_is_text'
  | 'provider_failed'
  | 'endpoint_missing'
  | 'endpoint_wrong'
  | 'origin_refused'
  | 'clock_skew'
  | 'category_unknown';

/** Differences between two clocks that are normal, in seconds. */
const TOLERANCE = 60;

/** Values that scripts turn into text by mistake. */
const NO_TOKENS = ['undefined', 'null', 'NaN', '[object Object]', '[object Promise]'];

const warned = new Set<string>();

/** Warns once of each cause, for all elements of the page. */
function warn(code: WarningCode, message: string): void {
  const text = `fb-email-preferences: ${message} (${code})`;
  if (warned.has(text)) return;
  warned.add(text);
  // biome-ignore lint/suspicious/noConsole: the reader is a developer with the console open.
  console.warn(text);
}

/** Watches one element from outside: its properties and its events. */
class Warnings implements ReactiveController {
  readonly #host: EmailPreferences;

  constructor(host: EmailPreferences) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('fb-load', ({ detail }) => this.#checkCategories(detail.preferences));
    host.addEventListener('fb-error', (event) => this.#explain(event));
  }

  hostUpdated(): void {
    const { token, contact } = this.#host;
    if (token && NO_TOKENS.includes(token)) {
      warn(
        'token_is_text',
        `the token is the text "${token}". Set the attribute only once there is a token, or set the property "token".`,
      );
    }
    if (contact) this.#checkCategories(contact.preferences);
  }

  #checkCategories(preferences: object): void {
    for (const key of this.#host.categories?.split(/\s+/) ?? []) {
      if (key && !Object.hasOwn(preferences, key)) {
        const known = Object.keys(preferences).join(', ');
        warn(
          'category_unknown',
          `"categories" names "${key}", which the handler does not send. It sends: ${known}.`,
        );
      }
    }
  }

  #explain({ detail: { error } }: EmailPreferencesEvents['fb-error']): void {
    const { endpoint, token, tokenProvider } = this.#host;
    const { code, status, message } = error;
    if (code === 'token_missing' || (code === 'token_invalid' && !token && !tokenProvider)) {
      warn(
        'token_missing',
        'there is neither a token nor a tokenProvider. Set one of the two properties.',
      );
    } else if (code === 'provider_failed') {
      warn(code, `${message} Make it return a promise of a signed token.`);
    } else if (code === 'endpoint_wrong' && !endpoint) {
      warn(
        'endpoint_missing',
        `this page's own server has answered ${status}, and is no preferences handler. Set "endpoint" to the base URL of yours.`,
      );
    } else if (code === 'endpoint_wrong') {
      warn(code, `${endpoint} has answered ${status}, and is no preferences handler.`);
    } else if (code === 'origin_not_allowed' || (code === 'network' && isElsewhere(endpoint))) {
      warn(
        'origin_refused',
        `${endpoint} gives this page no answer. If it runs, add ${location.origin} to its PREFERENCES_ALLOWED_ORIGINS.`,
      );
    } else if (status === 401 && isClockWrong(code, token)) {
      warn(
        'clock_skew',
        'the handler takes a token for expired, or not valid yet, that is valid by the clock of this machine. Compare the clocks of the handler, of the server that signs tokens, and of this machine.',
      );
    }
  }
}

function isElsewhere(endpoint = ''): boolean {
  return new URL(endpoint, location.href).origin !== location.origin;
}

function isClockWrong(code: string, token = ''): boolean {
  try {
    const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const { exp, iat } = JSON.parse(atob(payload));
    const now = Date.now() / 1000;
    return iat > now + TOLERANCE || (code === 'token_expired' && exp > now + TOLERANCE);
  } catch {
    // Not a token: the handler's answer says so.
    return false;
  }
}

EmailPreferences.addInitializer((element) => {
  if (element instanceof EmailPreferences) new Warnings(element);
});
