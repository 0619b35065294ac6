/** Everybody can use it: by keyboard, by ear, in the dark, on a narrow screen. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { english } from '../../component/messages.ts';
import { PREVIEWS } from '../../component/preview.ts';
import {
  ALL_ON,
  click,
  elementFor,
  find,
  press,
  settled,
  statusOf,
  switchOf,
  TestPerson,
  textOf,
} from './support.ts';

/** An element in a state, on a page of a theme, once it is drawn. */
async function preview(name: string, theme: string, lang = 'en'): Promise<EmailPreferences> {
  const colors =
    theme === 'dark' ? 'background: #14171c; color: #e8eaed' : 'background: #fff; color: #111';
  const page = await fixture(html`<div style="color-scheme: ${theme}; ${colors}">
    <fb-email-preferences
      preview=${name}
      lang=${lang}
      save=${name === 'changed' ? 'submit' : 'instant'}
    ></fb-email-preferences>
  </div>`);
  const element = page.firstElementChild as EmailPreferences;
  await element.updateComplete;
  return element;
}

/** Presses a real key, and waits for the save that comes of it. */
async function pressToSave(element: EmailPreferences, key: string): Promise<void> {
  const saved = oneEvent(element, 'fb-save');
  await sendKeys({ press: key });
  await saved;
  await settled(element);
}

function focused(element: EmailPreferences): Element | null {
  return element.shadowRoot?.activeElement ?? null;
}

describe('axe finds nothing', () => {
  for (const theme of ['light', 'dark']) {
    for (const name of PREVIEWS) {
      it(`in ${theme}, ${name}`, async () => {
        await expect(await preview(name, theme)).to.be.accessible();
      });
    }
  }

  it('from right to left', async () => {
    await expect(await preview('off', 'light', 'ar')).to.be.accessible();
  });

  it('in text of a low contrast that WCAG still allows', async () => {
    const page =
      await fixture(html`<div style="background: #24292f; color: #d0d7de; color-scheme: dark">
      <fb-email-preferences preview="off"></fb-email-preferences>
    </div>`);
    await expect(page).to.be.accessible();
  });
});

describe('by keyboard', () => {
  it('every switch is reached by Tab, in order, and turned by the space bar', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    const before = document.createElement('button');
    element.before(before);
    before.focus();
    const reached: string[] = [];
    for (let count = 0; count < 5; count++) {
      await sendKeys({ press: 'Tab' });
      reached.push(focused(element)?.getAttribute('name') ?? '');
    }
    expect(reached).to.deep.equal(Object.keys(ALL_ON));
    await pressToSave(element, ' ');
    expect(await person.patches()).to.deep.equal([{ changelog: 'unsubscribed' }]);
    expect(focused(element)).to.equal(switchOf(element, 'changelog'));
    before.remove();
  });

  it('Undo is the next stop after turning all emails off', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    switchOf(element, 'all').focus();
    await pressToSave(element, ' ');
    await sendKeys({ press: 'Tab' });
    expect(focused(element)?.part.contains('undo')).to.equal(true);
    await pressToSave(element, 'Enter');
    expect((await person.seen()).statuses).to.deep.equal(ALL_ON);
  });

  it('a locked category is reached, stays as it is, and says why it cannot be changed', async () => {
    const element = await preview('locked', 'light');
    const input = switchOf(element, 'securityAlerts');
    input.focus();
    expect(input.getAttribute('aria-disabled')).to.equal('true');
    const description = input.getAttribute('aria-describedby')?.split(' ')[0];
    expect(textOf(element, `#${description}`)).to.contain(english.lockedOn);
    await sendKeys({ press: ' ' });
    await element.updateComplete;
    expect(input.checked).to.equal(true);
    expect(focused(element)).to.equal(input);
    expect(statusOf(element)).to.equal(english.locked('Security alerts', 'subscribed'));
    await expect(element).to.be.accessible();
  });
});

describe('the focus', () => {
  it('stays on the switch through saving and rollback', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', status: 422 });
    const input = switchOf(element, 'changelog');
    input.focus();
    input.click();
    await oneEvent(element, 'fb-error');
    await settled(element);
    await element.refresh();
    expect(focused(element)).to.equal(input);
  });

  it('does not fall out of the element when a button that had it is gone', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', status: 500 });
    const element = await elementFor(person);
    find(element, '[part~=retry]')?.focus();
    await press(element, 'retry');
    await settled(element);
    expect(focused(element)?.localName).to.equal('form');
  });
});

describe('a screen reader', () => {
  it('hears of everything in one polite region that is there from the start', async () => {
    const person = await TestPerson.create();
    const element = document.createElement('fb-email-preferences');
    document.body.append(element);
    await element.updateComplete;
    const region = find(element, '[role=status]');
    element.token = person.token;
    await settled(element);
    await click(element, 'changelog');
    await settled(element);
    expect(find(element, '[role=status]') === region).to.equal(true);
    expect(statusOf(element)).to.equal('Saved');
    element.remove();
  });

  it('does not hear what it need not know: how saving works, and a save that is quick', async () => {
    const element = await elementFor(await TestPerson.create());
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(statusOf(element)));
    const region = find(element, '[role=status]') as HTMLElement;
    observer.observe(region, { subtree: true, childList: true, characterData: true });
    await click(element, 'changelog');
    await settled(element);
    observer.disconnect();
    expect(new Set(said)).to.deep.equal(new Set(['Saved']));
    expect(region.contains(find(element, '[part~=hint]'))).to.equal(false);
  });

  it('hears the same name of a switch, on or off', async () => {
    const element = await elementFor(await TestPerson.create());
    const name = () => switchOf(element, 'all').labels?.[0]?.textContent?.trim();
    expect(name()).to.equal('All emails');
    element.unsubscribeAll();
    await settled(element);
    expect(name()).to.equal('All emails');
  });
});

describe('a finger', () => {
  it('has at least 24 pixels to hit, also in small print', async () => {
    const { token } = await TestPerson.create();
    const page = await fixture(html`<div style="font-size: 10px">
      <fb-email-preferences token=${token}></fb-email-preferences>
    </div>`);
    const element = page.firstElementChild as EmailPreferences;
    await settled(element);
    for (const input of element.shadowRoot?.querySelectorAll('[role=switch]') ?? []) {
      const { width, height } = input.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
  });
});

describe('a narrow screen', () => {
  for (const [what, style] of [
    ['of 320 pixels', 'width: 320px'],
    ['of 320 pixels with text of 200 %', 'width: 320px; font-size: 200%'],
  ]) {
    it(`${what} needs no scrolling sideways`, async () => {
      const page = await fixture(html`<div style=${style}>
        <fb-email-preferences preview="off"></fb-email-preferences>
      </div>`);
      const element = page.firstElementChild as EmailPreferences;
      await settled(element);
      expect(textOf(element, 'legend')).to.equal('Email preferences');
      for (const part of element.shadowRoot?.querySelectorAll('*') ?? []) {
        expect(part.getBoundingClientRect().right).to.be.at.most(
          page.getBoundingClientRect().right,
        );
      }
    });
  }
});
