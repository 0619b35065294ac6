/** Systems of record that name and lock their own categories. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { english } from '../../component/messages.ts';
import {
  ALL_ON,
  click,
  elementFor,
  find,
  held,
  noteOf,
  press,
  rowOf,
  settled,
  statusOf,
  switchOf,
  TestPerson,
  textOf,
} from './support.ts';

const REASON = 'The law asks for it.';

/** A person on a system with two categories, of which one is locked. */
async function described(): Promise<TestPerson> {
  const person = await TestPerson.create({
    all: 'subscribed',
    'NTC-1234-0001': 'subscribed',
    'NTC-1234-0003': 'subscribed',
  });
  await person.describe({
    details: {
      'NTC-1234-0001': { label: '<b>Price</b> changes', description: 'Before a price changes.' },
      'NTC-1234-0003': { label: 'Security', locked: 'required', reason: REASON },
    },
  });
  return person;
}

describe('a system that describes its own categories', () => {
  it('names them, in plain text', async () => {
    const element = await elementFor(await described());
    const row = rowOf(element, 'NTC-1234-0001');
    expect(row.querySelector('[part=label]')?.textContent).to.equal('<b>Price</b> changes');
    expect(row.querySelector('[part=description]')?.textContent).to.contain('Before a price');
    await expect(element).to.be.accessible();
  });

  it('is overruled by the texts of the page', async () => {
    const messages = { labels: { 'NTC-1234-0001': ['Prices', 'Ours.'] } as const };
    const element = await elementFor(await described(), { messages });
    const row = rowOf(element, 'NTC-1234-0001');
    expect(row.querySelector('[part=label]')?.textContent).to.equal('Prices');
    expect(row.querySelector('[part=description]')?.textContent?.trim()).to.equal('Ours.');
  });

  it('a locked category says so and why, tied by id, and is never sent', async () => {
    const person = await described();
    const element = await elementFor(person);
    const input = switchOf(element, 'NTC-1234-0003');
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => textOf(element, `#${id}`)).join(' ')).to.contain(REASON);
    expect(noteOf(element, 'NTC-1234-0003')).to.equal(english.alwaysOn);
    await click(element, 'NTC-1234-0003');
    expect(statusOf(element)).to.equal(english.locked('Security', 'subscribed'));
    expect(input.checked).to.equal(true);
    expect(await person.patches()).to.deep.equal([]);
  });

  it('Save sends what is changed, and nothing of what is locked', async () => {
    const person = await described();
    const element = await elementFor(person, { save: 'submit' });
    await click(element, 'NTC-1234-0003', 'NTC-1234-0001');
    await press(element, 'save');
    await element.submit();
    expect(await person.patches()).to.deep.equal([{ 'NTC-1234-0001': 'unsubscribed' }]);
  });

  it('in a form that the browser sends, a locked category posts nothing', async () => {
    const element = await elementFor(await described(), { save: 'submit', action: '/preferences' });
    const form = find<HTMLFormElement>(element, 'form');
    const fields = [...new FormData(form ?? undefined).keys()];
    expect(fields).to.include('NTC-1234-0001');
    expect(fields.filter((name) => name.includes('NTC-1234-0003'))).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('a locked gate that is closed does not promise that it can be opened', async () => {
    const person = await TestPerson.create({ ...ALL_ON, all: 'unsubscribed' });
    await person.describe({
      details: { all: { locked: 'sender', reason: 'We have stopped it.' } },
    });
    const element = await elementFor(person);
    const [id] = switchOf(element, 'all').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(textOf(element, `#${id}`)).to.equal(`${english.whyAlone} We have stopped it.`);
    element.unsubscribeAll();
    expect(await person.patches()).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('a gate that the sender has closed stops what is always sent, and the row says so', async () => {
    const person = await described();
    await person.store({ all: 'unsubscribed', 'NTC-1234-0003': 'subscribed' });
    await person.describe({
      details: { all: { locked: 'sender' }, 'NTC-1234-0003': { locked: 'required' } },
    });
    const element = await elementFor(person);
    expect(noteOf(element, 'NTC-1234-0003')).to.equal(english.notSent);
    const row = rowOf(element, 'NTC-1234-0003');
    expect(row.textContent).not.to.contain(english.lockedOn);
    expect(row.matches('[part~=locked][part~=unsent]')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('a gate that a person has closed lets pass what is always sent, and the row says so', async () => {
    const person = await described();
    await person.store({ all: 'unsubscribed', 'NTC-1234-0003': 'subscribed' });
    const element = await elementFor(person);
    expect(noteOf(element, 'NTC-1234-0003')).to.equal(english.alwaysOn);
    expect(rowOf(element, 'NTC-1234-0003').matches('[part~=unsent]')).to.equal(false);
  });

  it('a locked gate alone says that it cannot be turned off, and nothing of turning it off', async () => {
    const person = await TestPerson.create({ all: 'subscribed' });
    await person.describe({
      contact: { blocksReplies: true },
      details: { all: { locked: 'unsupported', description: 'Order updates.' } },
    });
    const element = await elementFor(person);
    expect(textOf(element, '[part=description]')).to.equal(`Order updates. ${english.lockedOn}`);
  });

  it('has as many rows as it serves, whatever their number', async () => {
    for (const count of [0, 1, 7]) {
      const keys = Array.from({ length: count }, (_, index) => `NTC-1234-000${index}`);
      const person = await TestPerson.create(
        Object.fromEntries(['all', ...keys].map((key) => [key, 'subscribed' as const])),
      );
      await person.order({ method: 'GET', hold: true });
      const element = await fixture<EmailPreferences>(
        html`<fb-email-preferences token=${person.token}></fb-email-preferences>`,
      );
      const drawn = () =>
        [...(element.shadowRoot?.querySelectorAll('[role=switch]') ?? [])].map(
          (input) => (input as HTMLInputElement).name,
        );
      // The answer alone knows the categories: no bars stand for rows that may not come.
      expect(drawn()).to.deep.equal(['all']);
      await held(person);
      await person.release();
      await settled(element);
      expect(drawn()).to.deep.equal(['all', ...keys]);
    }
  });
});

describe('a channel other than email', () => {
  /** A person on WhatsApp, where the gate is all there is. */
  async function onWhatsApp(): Promise<TestPerson> {
    const person = await TestPerson.create({ all: 'subscribed' });
    await person.describe({
      contact: {
        email: null,
        channel: 'whatsapp',
        recipient: '+55 •••••• 01',
        blocksReplies: true,
      },
    });
    return person;
  }

  it('is named, and the person is told that a closed gate works in both directions', async () => {
    const person = await onWhatsApp();
    const element = await elementFor(person);
    expect(textOf(element, '[part=title]')).to.equal('WhatsApp preferences');
    expect(textOf(element, '[part~=email]')).to.equal('For +55 •••••• 01');
    const [id] = switchOf(element, 'all').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(textOf(element, `#${id}`)).to.contain('you can’t write to us on WhatsApp either');
    await click(element, 'all');
    await settled(element);
    expect(textOf(element, `#${id}`)).to.equal('You won’t get any WhatsApp messages from us.');
    expect(find(element, '[part=group]')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('is named before the first answer, where the page says it', async () => {
    const person = await onWhatsApp();
    await person.order({ method: 'GET', hold: true });
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences token=${person.token} channel="whatsapp"></fb-email-preferences>`,
    );
    await element.updateComplete;
    expect(textOf(element, '[part=title]')).to.equal('WhatsApp preferences');
    expect(find(element, 'form')?.textContent).not.to.match(/email/i);
    await held(person);
    await person.release();
    await settled(element);
    expect(textOf(element, '[part=title]')).to.equal('WhatsApp preferences');
  });

  it('changes nothing about the language that names are asked for in', async () => {
    const person = await onWhatsApp();
    await person.describe({
      contact: { channel: 'whatsapp' },
      details: { all: { label: 'Tudo', description: 'Tudo o que enviamos.' } },
    });
    const element = await elementFor(person, { lang: 'pt-BR' });
    await settled(element);
    const { requests } = await person.seen();
    expect(requests.map(({ headers }) => headers['accept-language'])).to.deep.equal(['pt-BR']);
  });

  it('is named in the language of the page', async () => {
    const element = await elementFor(await onWhatsApp(), { lang: 'pt-BR' });
    await waitUntil(() => textOf(element, '[part=title]') === 'Preferências do WhatsApp');
    expect(find(element, 'form')?.lang).to.equal('pt-BR');
  });

  it('loads its texts when an answer names it, and else not', async () => {
    const loaded = () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('/whatsapp/'));
    performance.clearResourceTimings();
    await elementFor(await TestPerson.create(), { lang: 'sv' });
    expect(loaded()).to.deep.equal([]);
    await elementFor(await onWhatsApp(), { lang: 'sv' });
    expect(loaded().map(({ name }) => name)).to.have.length(1);
  });
});
