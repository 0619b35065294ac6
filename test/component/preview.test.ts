/** A preview shows its state, and goes on showing it whatever the page does around it. */
import { expect, fixture, html } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { PREVIEWS } from '../../component/preview.ts';
import '../../component/fb-email-preferences.ts';

/** What is drawn, by its parts: the same in every language. */
function drawn({ shadowRoot }: EmailPreferences): string {
  const nodes = [...(shadowRoot?.querySelectorAll('[part]') ?? [])];
  return nodes.map((node) => node.getAttribute('part')).join();
}

describe('a preview', () => {
  for (const name of PREVIEWS) {
    it(`keeps the state ${name} when it is drawn again, also in another language`, async () => {
      const element = await fixture<EmailPreferences>(
        html`<fb-email-preferences preview=${name}></fb-email-preferences>`,
      );
      await element.updateComplete;
      const before = drawn(element);
      for (const lang of ['en', 'de']) {
        element.lang = lang;
        element.requestUpdate();
        await element.updateComplete;
        expect(drawn(element), lang).to.equal(before);
      }
    });
  }
});
