/** Nothing that a person wants is lost, and nothing untrue is shown: clicks, answers and faults in every order. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { english } from '../../component/messages.ts';
import {
  ALL_ON,
  click,
  elementFor,
  find,
  hangUps,
  held,
  isOn,
  noteOf,
  offline,
  panelText,
  press,
  rowOf,
  settled,
  statusOf,
  switchOf,
  TestPerson,
  textOf,
} from './support.ts';

describe('changing a preference', () => {
  it('saves at once, in a PATCH of that one key, and says so where it was clicked', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    const saved = oneEvent(element, 'fb-save');
    await click(element, 'changelog');
    await saved;
    await element.updateComplete;
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(noteOf(element, 'changelog')).to.equal('Saved');
    expect(statusOf(element)).to.equal('Saved');
    expect(await person.patches()).to.deep.equal([{ changelog: 'unsubscribed' }]);
    await expect(element).to.be.accessible();
  });

  it('says Saved for a moment', async () => {
    const element = await elementFor(await TestPerson.create());
    await click(element, 'changelog');
    await waitUntil(() => noteOf(element, 'changelog') === 'Saved');
    expect(element.matches(':state(saved)')).to.equal(true);
    await waitUntil(() => noteOf(element, 'changelog') === '', '', { timeout: 10_000 });
    expect(textOf(element, '[part~=hint]')).to.equal(english.instant);
    expect(element.matches(':state(ready)')).to.equal(true);
  });

  it('shows the change at once; that it is being saved, when that takes a while', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', hold: true });
    await click(element, 'changelog');
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(noteOf(element, 'changelog')).to.equal('');
    expect(element.matches(':state(saving)')).to.equal(true);
    await waitUntil(() => noteOf(element, 'changelog') === 'Saving…', '', { timeout: 5000 });
    await waitUntil(() => statusOf(element) === 'Saving…', '', { timeout: 5000 });
    await expect(element).to.be.accessible();
    await held(person);
    await person.release();
    await settled(element);
    expect(noteOf(element, 'changelog')).to.equal('Saved');
  });

  it('stays as it was when the page cancels fb-change', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    element.addEventListener('fb-change', (event) => event.preventDefault());
    await click(element, 'changelog');
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(true);
    expect(await person.patches()).to.deep.equal([]);
  });
});

describe('fast clicking', () => {
  it('goes out in one PATCH after the one in flight, with the last intent of each', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', hold: true });
    await click(element, 'changelog');
    await held(person);
    await click(element, 'postUpdates', 'changelog', 'changelog', 'changelog', 'commentReplies');
    expect(isOn(element, 'changelog')).to.equal(true);
    await person.release();
    await settled(element);
    expect(await person.patches()).to.deep.equal([
      { changelog: 'unsubscribed' },
      { changelog: 'subscribed', postUpdates: 'unsubscribed', commentReplies: 'unsubscribed' },
    ]);
    expect(isOn(element, 'changelog')).to.equal(true);
    expect(isOn(element, 'postUpdates')).to.equal(false);
  });

  it('there and back within one moment asks nobody', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    switchOf(element, 'changelog').click();
    switchOf(element, 'changelog').click();
    await settled(element);
    expect(await person.patches()).to.deep.equal([]);
    expect(isOn(element, 'changelog')).to.equal(true);
  });
});

describe('a save that fails', () => {
  it('is put back, said in its row and below, and sent again by Try again', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', status: 422 });
    const failed = oneEvent(element, 'fb-error');
    await click(element, 'changelog');
    await failed;
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(true);
    expect(noteOf(element, 'changelog')).to.equal('Not saved');
    expect(rowOf(element, 'changelog').part.contains('failed')).to.equal(true);
    expect(statusOf(element)).to.equal(`${english.failed('Changelog')} ${english.stillOn}`);
    expect(element.matches(':state(failed)')).to.equal(true);
    await expect(element).to.be.accessible();
    const saved = oneEvent(element, 'fb-save');
    await press(element, 'retry');
    await saved;
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(noteOf(element, 'changelog')).to.equal('Saved');
  });

  it('because the session has ended says both: what is lost, and why', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', status: 401 });
    await click(element, 'changelog');
    await settled(element);
    expect(statusOf(element)).to.equal(`${english.failed('Changelog')} ${english.failedSignedOut}`);
  });

  it('rolls back what failed, and not what was changed meanwhile', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', hold: true, status: 422 });
    await click(element, 'changelog');
    await held(person);
    await click(element, 'postUpdates');
    const saved = oneEvent(element, 'fb-save');
    await person.release();
    await saved;
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(true);
    expect(isOn(element, 'postUpdates')).to.equal(false);
    expect(noteOf(element, 'changelog')).to.equal('Not saved');
    expect(noteOf(element, 'postUpdates')).to.equal('Saved');
  });

  it('does not roll back a switch that was changed again since', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', hold: true, status: 422 });
    await click(element, 'changelog');
    await held(person);
    await click(element, 'changelog');
    await person.release();
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(true);
    expect((await person.seen()).statuses).to.deep.equal(ALL_ON);
  });

  it('but had arrived all the same, is found out before anything else is said', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    const said = new Set<string>();
    const observer = new MutationObserver(() => said.add(statusOf(element)));
    observer.observe(element.shadowRoot as ShadowRoot, { subtree: true, childList: true });
    await person.order({ method: 'PATCH', status: 503, done: true });
    const saved = oneEvent(element, 'fb-save');
    await click(element, 'changelog');
    await saved;
    await settled(element);
    observer.disconnect();
    expect(isOn(element, 'changelog')).to.equal(false);
    expect([...said].join()).not.to.contain('couldn’t');
  });

  it('and cannot be read again either, is called neither saved nor unsaved', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', status: 503 }, { method: 'GET', status: 503 });
    await click(element, 'changelog');
    await settled(element);
    expect(statusOf(element)).to.equal(panelText(english.unconfirmed('Changelog')));
    await press(element, 'retry');
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect((await person.seen()).statuses).to.have.property('changelog', 'unsubscribed');
  });
});

describe('without a connection', () => {
  it('changes wait, say so in their rows, and go together when it is back', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order(...hangUps('PATCH'));
    const saved = oneEvent(element, 'fb-save');
    await offline(async () => {
      await click(element, 'changelog');
      await waitUntil(() => element.matches(':state(offline)'), '', { timeout: 5000 });
      await click(element, 'postUpdates');
      await waitUntil(() => element.matches(':state(offline)'), '', { timeout: 5000 });
      expect(isOn(element, 'changelog')).to.equal(false);
      expect(noteOf(element, 'changelog')).to.equal('Waiting');
      expect(statusOf(element)).to.equal(panelText(english.offline(2)));
      await expect(element).to.be.accessible();
      await person.order();
      await person.store(ALL_ON);
    });
    await saved;
    await settled(element);
    expect((await person.patches()).at(-1)).to.deep.equal({
      changelog: 'unsubscribed',
      postUpdates: 'unsubscribed',
    });
    expect(find(element, '[part~=panel]')).to.equal(null);
  }).timeout(15_000);
});

describe('an answer that is late', () => {
  it('to a reading does not undo what has been saved since', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'GET', hold: true });
    const refreshed = element.refresh();
    await held(person);
    await click(element, 'changelog');
    await waitUntil(() => noteOf(element, 'changelog') === 'Saved');
    await person.release();
    await refreshed;
    await element.updateComplete;
    expect(isOn(element, 'changelog')).to.equal(false);
  });
});
