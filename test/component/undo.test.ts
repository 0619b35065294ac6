/** Turning all emails off can be undone, by everybody, in time. */
import { expect } from '@open-wc/testing';
import { ALL_ON, elementFor, find, settled, switchOf, TestPerson } from './support.ts';

describe('unsubscribing from all', () => {
  it('can be undone by the very next control', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    switchOf(element, 'all').click();
    await settled(element);
    const undo = find(element, '[part~=undo]') as HTMLElement;
    expect(undo.compareDocumentPosition(switchOf(element, 'postUpdates'))).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    undo.focus();
    undo.click();
    await settled(element);
    expect((await person.seen()).statuses).to.deep.equal(ALL_ON);
    expect(element.shadowRoot?.activeElement).to.equal(find(element, 'form'));
  });

  it('can be undone for ten seconds, which stand still under the focus', async () => {
    const element = await elementFor(await TestPerson.create());
    element.unsubscribeAll();
    await settled(element);
    const undo = find(element, '[part~=undo]') as HTMLElement;
    const [animation] = undo.getAnimations();
    expect(animation?.effect?.getComputedTiming().endTime).to.equal(10_000);
    undo.focus();
    expect(animation?.playState).to.equal('paused');
    undo.blur();
    expect(animation?.playState).to.equal('running');
    animation?.finish();
    expect(getComputedStyle(undo).visibility).to.equal('hidden');
  });

  it('is not for the next person to undo', async () => {
    const element = await elementFor(await TestPerson.create());
    element.unsubscribeAll();
    await settled(element);
    const next = await TestPerson.create({ ...ALL_ON, all: 'unsubscribed' });
    element.token = next.token;
    await settled(element);
    expect(find(element, '[part=notice]')).not.to.equal(null);
    expect(find(element, '[part~=undo]')).to.equal(null);
  });

  it('is no news when it was so before', async () => {
    const element = await elementFor(await TestPerson.create({ ...ALL_ON, all: 'unsubscribed' }));
    expect(find(element, '[part~=undo]')).to.equal(null);
  });
});
