/** What a page's own styles make of the element. */
import { expect, fixture, html } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { find, settled, switchOf } from './support.ts';

describe('the accent', () => {
  it('can be a property of the page’s own, whatever its name', async () => {
    const page = await fixture(html`<div>
      <style>
        div {
          --accent: rgb(10, 125, 79);
        }
        fb-email-preferences {
          --fb-accent: var(--accent);
        }
      </style>
      <fb-email-preferences preview></fb-email-preferences>
    </div>`);
    const element = page.lastElementChild as EmailPreferences;
    await settled(element);
    expect(getComputedStyle(switchOf(element, 'all')).backgroundColor).to.equal('rgb(10, 125, 79)');
  });
});

describe('a row', () => {
  it('is hit anywhere to turn its switch', async () => {
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences preview></fb-email-preferences>`,
    );
    await settled(element);
    const { x, bottom } = (find(element, '[part~=all]') as HTMLElement).getBoundingClientRect();
    const hit = element.shadowRoot?.elementFromPoint(x + 2, bottom - 2) as HTMLElement;
    hit.click();
    await element.updateComplete;
    expect(switchOf(element, 'all').checked).to.equal(false);
  });
});
