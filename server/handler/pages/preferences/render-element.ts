/**
 * The element as markup, from its own template, readable before any script (Lit SSR). The build makes
 * a module without imports of this file; `package.json` maps `#hosted-page-element` to it.
 */
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, nothing } from 'lit';
import 'fb-email-preferences';
import type { Messages } from 'fb-email-preferences/messages';
import { styles } from 'fb-email-preferences/styles';
import type { ContactEmailPreferences } from '../../../contract/contract.ts';
import { inlineStyle } from '../inline-style.ts';
import { renamed } from './renamed.ts';

export interface ElementOptions {
  /** What to show; the address masked. */
  contact: ContactEmailPreferences;
  messages: Messages;
  /** The operator's own names of categories, by key. */
  labels: Readonly<Record<string, string>>;
  /** Where the form goes without JavaScript. */
  action: string;
}

/** What the markup brings along in its shadow root. */
export const ELEMENT_STYLE = inlineStyle(styles.cssText);

/** The element with a declarative shadow root, which the page's script makes live. */
export function renderElement({ contact, messages, labels, action }: ElementOptions): string {
  const own = Object.keys(labels).length > 0 ? JSON.stringify(labels) : nothing;
  return collectResultSync(
    render(
      html`<fb-email-preferences
        contact=${JSON.stringify(contact)}
        save="submit"
        action=${action}
        data-labels=${own}
        .messages=${renamed(messages, labels)}
      ></fb-email-preferences>`,
    ),
  );
}
