/**
 * Renders the element's own template to markup, which is visible before any script runs (Lit SSR). The build makes
 * a module without imports of this file; `package.json` maps `#hosted-page-element` to it.
 */
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import 'fb-email-preferences';
import type { Messages } from 'fb-email-preferences/messages';
import { styles } from 'fb-email-preferences/styles';
import type { ContactEmailPreferences } from '../../../contract/contract.ts';
import { inlineStyle } from '../inline-style.ts';

export interface ElementOptions {
  /** The preferences to show; the address masked. */
  contact: ContactEmailPreferences;
  /** Every text. */
  messages: Messages;
  /** The texts that are not built in, as plain data: the page's script passes them to the element. */
  own: Partial<Messages>;
  /** Where the form goes without JavaScript. */
  action: string;
}

/** The stylesheet in the shadow root of the markup. */
export const ELEMENT_STYLE = inlineStyle(styles.cssText);

/** The element with a declarative shadow root, which the page's script hydrates. */
export function renderElement({ contact, messages, own, action }: ElementOptions): string {
  return collectResultSync(
    render(
      html`<fb-email-preferences
        contact=${JSON.stringify(contact)}
        save="submit"
        action=${action}
        data-messages=${JSON.stringify(own)}
        .messages=${messages}
      ></fb-email-preferences>`,
    ),
  );
}
