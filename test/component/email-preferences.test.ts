/** What a person sees and does in the element, from loading to saving. */
import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import {
  ALL_ON,
  elementFor,
  find,
  settled,
  switchOf,
  TestPerson,
  textOf,
  tokenFor,
} from './support.ts';

/** The switches by key, and whether each is on. */
function switches(element: EmailPreferences): Record<string, boolean> {
  const inputs = element.shadowRoot?.querySelectorAll<HTMLInputElement>('[role=switch]') ?? [];
  return Object.fromEntries(Array.from(inputs, (input) => [input.name, input.checked]));
}

/** An answer that is not tried again by itself. */
const BROKEN = { status: 500 };

describe('loading', () => {
  it('shows the master switch and a switch a category, as stored', async () => {
    const person = await TestPerson.create({ ...ALL_ON, changelog: 'unsubscribed' });
    const element = await elementFor(person);
    expect(switches(element)).to.deep.equal({
      all: true,
      postUpdates: true,
      postComments: true,
      commentReplies: true,
      changelog: false,
    });
    expect(textOf(element, '[part=email]')).to.equal('For j•••@e••••••.com');
    await expect(element).to.be.accessible();
  });

  it('says that it is loading, until the answer is there', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', hold: true });
    const element = document.createElement('fb-email-preferences');
    element.token = person.token;
    document.body.append(element);
    await element.updateComplete;
    expect(textOf(element, '[role=status]')).to.equal('Loading…');
    expect(find(element, 'fieldset')?.getAttribute('aria-busy')).to.equal('true');
    await expect(element).to.be.accessible();
    while (!(await person.seen()).holding) await aTimeout(10);
    await person.release();
    await settled(element);
    expect(switches(element)).to.have.property('all', true);
    element.remove();
  });

  it('says when it failed, and loads at the press of Try again', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', ...BROKEN });
    const element = await elementFor(person);
    expect(textOf(element, '[role=status]')).to.contain('Could not load');
    await expect(element).to.be.accessible();
    find(element, '[part~=retry]')?.click();
    await settled(element);
    expect(switches(element)).to.have.property('all', true);
    expect(textOf(element, '[role=status]')).to.equal('');
  });

  it('tries again by itself when the failure looks temporary', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', status: 502 }, { method: 'GET', drop: true });
    const element = await elementFor(person);
    expect(switches(element)).to.have.property('all', true);
  });

  it('says when the link has expired, without offering what cannot help', async () => {
    const { userId } = await TestPerson.create();
    const element = await elementFor({ token: tokenFor(userId, -60) });
    expect(textOf(element, '[role=status]')).to.contain('expired');
    expect(find(element, '[part~=retry]')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('says when there is nobody of that id', async () => {
    const element = await elementFor({ token: tokenFor('usr_nobody') });
    expect(textOf(element, '[role=status]')).to.contain('no email preferences for you');
    await expect(element).to.be.accessible();
  });

  it('says why, by code, in fb-error', async () => {
    const element = document.createElement('fb-email-preferences');
    element.token = tokenFor('usr_nobody');
    const heard = oneEvent(element, 'fb-error');
    document.body.append(element);
    const { detail } = await heard;
    expect(detail.error).to.include({ code: 'resource_not_found', status: 404 });
    element.remove();
  });
});

describe('changing a preference', () => {
  it('saves at once, in a PATCH of that one key', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    switchOf(element, 'changelog').click();
    await oneEvent(element, 'fb-save');
    await settled(element);
    expect(switches(element)).to.have.property('changelog', false);
    expect(textOf(element, '[role=status]')).to.equal('Saved');
    expect(await person.patches()).to.deep.equal([{ changelog: 'unsubscribed' }]);
    await expect(element).to.be.accessible();
  });

  it('shows the change, and that it is being saved, before the answer', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', hold: true });
    switchOf(element, 'changelog').click();
    while (!(await person.seen()).holding) await aTimeout(10);
    await element.updateComplete;
    expect(switches(element)).to.have.property('changelog', false);
    expect(textOf(element, '[role=status]')).to.equal('Saving…');
    await expect(element).to.be.accessible();
    await person.release();
    await settled(element);
  });

  it('puts the switch back when saving fails, says so, and saves at the press of Try again', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', ...BROKEN });
    switchOf(element, 'changelog').click();
    await oneEvent(element, 'fb-error');
    await settled(element);
    expect(switches(element)).to.have.property('changelog', true);
    expect(textOf(element, '[role=status]')).to.contain('Not saved: Changelog (off).');
    await expect(element).to.be.accessible();
    find(element, '[part~=retry]')?.click();
    await oneEvent(element, 'fb-save');
    await settled(element);
    expect(switches(element)).to.have.property('changelog', false);
    expect(textOf(element, '[role=status]')).to.equal('Saved');
  });

  it('stays as it was when the page cancels fb-change', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    element.addEventListener('fb-change', (event) => event.preventDefault());
    switchOf(element, 'changelog').click();
    await settled(element);
    expect(switches(element)).to.have.property('changelog', true);
    expect(await person.patches()).to.deep.equal([]);
  });
});

describe('with all emails off', () => {
  const closed = { ...ALL_ON, all: 'unsubscribed', changelog: 'unsubscribed' } as const;

  it('shows each stored choice, that nothing is sent, and why', async () => {
    const element = await elementFor(await TestPerson.create(closed));
    expect(switches(element)).to.include({ all: false, postUpdates: true, changelog: false });
    const badges = element.shadowRoot?.querySelectorAll('[part=badge]') ?? [];
    expect(Array.from(badges, (badge) => badge.textContent)).to.deep.equal(
      Array(4).fill('Not sent'),
    );
    const ids = switchOf(element, 'postUpdates').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => textOf(element, `#${id}`)).join(' ')).to.contain('You get no emails');
    await expect(element).to.be.accessible();
  });

  it('lets a category be reached, but not changed', async () => {
    const person = await TestPerson.create(closed);
    const element = await elementFor(person);
    const input = switchOf(element, 'postUpdates');
    input.focus();
    expect(element.shadowRoot?.activeElement).to.equal(input);
    expect(input.getAttribute('aria-disabled')).to.equal('true');
    input.click();
    await settled(element);
    expect(input.checked).to.equal(true);
    expect(await person.patches()).to.deep.equal([]);
  });

  it('turning all on sends one PATCH of one key, and the stored choices count again', async () => {
    const person = await TestPerson.create(closed);
    const element = await elementFor(person);
    switchOf(element, 'all').click();
    await oneEvent(element, 'fb-save');
    await settled(element);
    expect(await person.patches()).to.deep.equal([{ all: 'subscribed' }]);
    expect(switches(element)).to.include({ all: true, postUpdates: true, changelog: false });
    expect(find(element, '[part=badge]')).to.equal(null);
    expect(switchOf(element, 'postUpdates').getAttribute('aria-disabled')).to.equal('false');
  });
});
