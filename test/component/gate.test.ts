/** All emails off: choices for later, and the way back. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { english } from '../../component/messages.ts';
import {
  ALL_ON,
  click,
  elementFor,
  find,
  isOn,
  noteOf,
  press,
  settled,
  statusOf,
  switchOf,
  TestPerson,
  textOf,
} from './support.ts';

const CLOSED = { ...ALL_ON, all: 'unsubscribed', changelog: 'unsubscribed' } as const;

describe('with all emails off', () => {
  it('each stored choice is shown, and said not to be sent where it is on', async () => {
    const element = await elementFor(await TestPerson.create(CLOSED));
    expect(isOn(element, 'all')).to.equal(false);
    expect(isOn(element, 'postUpdates')).to.equal(true);
    expect(noteOf(element, 'postUpdates')).to.equal(english.notSent);
    expect(noteOf(element, 'changelog')).to.equal('');
    expect(textOf(element, '[part~=heading]')).to.equal(english.later);
    expect(element.matches(':state(off)')).to.equal(true);
    const ids = switchOf(element, 'postUpdates').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => textOf(element, `#${id}`)).join(' ')).to.contain(english.notSent);
    const [why] = switchOf(element, 'all').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(textOf(element, `#${why}`)).to.equal(english.why);
    await expect(element).to.be.accessible();
  });

  it('a choice can be made for later, and is saved as such', async () => {
    const person = await TestPerson.create(CLOSED);
    const element = await elementFor(person);
    const saved = oneEvent(element, 'fb-save');
    await click(element, 'changelog');
    await saved;
    await element.updateComplete;
    expect(await person.patches()).to.deep.equal([{ changelog: 'subscribed' }]);
    expect(isOn(element, 'all')).to.equal(false);
    expect(noteOf(element, 'changelog')).to.equal('Saved');
    await waitUntil(() => noteOf(element, 'changelog') === english.notSent, '', {
      timeout: 10_000,
    });
  });

  it('turning all on sends one PATCH of one key, and the choices count again', async () => {
    const person = await TestPerson.create(CLOSED);
    const element = await elementFor(person);
    await click(element, 'all');
    await settled(element);
    expect(await person.patches()).to.deep.equal([{ all: 'subscribed' }]);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(find(element, '[part~=badge]')).to.equal(null);
    expect(textOf(element, '[part~=heading]')).to.equal(english.chosen);
  });
});

describe('unsubscribing from all', () => {
  it('can be undone by the very next control', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await click(element, 'all');
    await settled(element);
    const undo = find(element, '[part~=undo]') as HTMLElement;
    expect(statusOf(element)).to.equal(english.undoable);
    expect(
      switchOf(element, 'all').compareDocumentPosition(undo) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).to.be.above(0);
    undo.focus();
    await press(element, 'undo');
    await settled(element);
    expect((await person.seen()).statuses).to.deep.equal(ALL_ON);
    expect(element.shadowRoot?.activeElement).to.equal(switchOf(element, 'all'));
    expect(getComputedStyle(undo).visibility).to.equal('hidden');
  });

  it('is not for the next person to undo', async () => {
    const element = await elementFor(await TestPerson.create());
    element.unsubscribeAll();
    await settled(element);
    element.token = (await TestPerson.create(CLOSED)).token;
    await settled(element);
    expect(find(element, '[part~=undo]')?.hidden).to.equal(true);
  });

  it('is not offered for what was done before', async () => {
    const element = await elementFor(await TestPerson.create(CLOSED));
    expect(find(element, '[part~=undo]')?.hidden).to.equal(true);
    await element.refresh();
    expect(find(element, '[part~=undo]')?.hidden).to.equal(true);
  });

  it('stays undoable while other choices are made', async () => {
    const element = await elementFor(await TestPerson.create());
    await click(element, 'all');
    await settled(element);
    await click(element, 'changelog');
    await settled(element);
    expect(statusOf(element)).to.equal('Saved');
    expect(find(element, '[part~=undo]')?.hidden).to.equal(false);
  });
});
