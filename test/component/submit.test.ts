/** `save="submit"`: changes wait for a Save button. */
import { expect, oneEvent } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { english } from '../../component/messages.ts';
import {
  click,
  elementFor,
  find,
  isOn,
  noteOf,
  panelText,
  press,
  rowOf,
  settled,
  statusOf,
  TestPerson,
  textOf,
} from './support.ts';

function isQuiet(element: EmailPreferences, part: string): boolean {
  return find(element, `[part~=${part}]`)?.ariaDisabled === 'true';
}

describe('a Save button', () => {
  it('sends what was changed, and nothing else', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person, { save: 'submit' });
    expect(textOf(element, '[part~=hint]')).to.equal(english.unchanged);
    expect(isQuiet(element, 'save')).to.equal(true);
    await click(element, 'changelog');
    expect(statusOf(element)).to.equal('1 unsaved change');
    expect(noteOf(element, 'changelog')).to.equal('Changed');
    expect(rowOf(element, 'changelog').part.contains('changed')).to.equal(true);
    expect(isQuiet(element, 'save')).to.equal(false);
    expect(element.matches(':state(unsaved)')).to.equal(true);
    expect(await person.patches()).to.deep.equal([]);
    await expect(element).to.be.accessible();
    const saved = oneEvent(element, 'fb-save');
    await press(element, 'save');
    await saved;
    await settled(element);
    expect(await person.patches()).to.deep.equal([{ changelog: 'unsubscribed' }]);
    expect(statusOf(element)).to.equal('Saved');
    expect(element.matches(':state(unsaved)')).to.equal(false);
  });

  it('keeps the form as the person left it when saving fails, and saves it at the next press', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person, { save: 'submit' });
    await person.order({ method: 'PATCH', status: 422 });
    await click(element, 'changelog');
    const failed = oneEvent(element, 'fb-error');
    await press(element, 'save');
    await failed;
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(noteOf(element, 'changelog')).to.equal('Not saved');
    expect(statusOf(element)).to.equal(panelText(english.submitFailed));
    expect(find(element, '[part~=retry]')).to.equal(null);
    await expect(element).to.be.accessible();
    await click(element, 'postUpdates');
    const saved = oneEvent(element, 'fb-save');
    await press(element, 'save');
    await saved;
    expect((await person.patches()).at(-1)).to.deep.equal({
      changelog: 'unsubscribed',
      postUpdates: 'unsubscribed',
    });
  });

  it('has a Discard beside it that brings back what is saved', async () => {
    const element = await elementFor(await TestPerson.create(), { save: 'submit' });
    await click(element, 'changelog', 'all');
    await press(element, 'discard');
    expect(isOn(element, 'changelog')).to.equal(true);
    expect(isOn(element, 'all')).to.equal(true);
    expect(statusOf(element)).to.equal('');
    expect(textOf(element, '[part~=hint]')).to.equal(english.unchanged);
  });

  it('is asked for before the page is left with changes, and only then', async () => {
    const leave = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const element = await elementFor(await TestPerson.create(), { save: 'submit' });
    expect(leave()).to.equal(false);
    await click(element, 'changelog');
    expect(leave()).to.equal(true);
    await press(element, 'discard');
    expect(leave()).to.equal(false);
    await click(element, 'changelog');
    element.remove();
    expect(leave()).to.equal(false);
  });

  it('never comes with Undo', async () => {
    const element = await elementFor(await TestPerson.create(), { save: 'submit' });
    await click(element, 'all');
    await press(element, 'save');
    await settled(element);
    expect(find(element, '[part~=undo]')).to.equal(null);
  });
});
