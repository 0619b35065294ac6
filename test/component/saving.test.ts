/** Nothing a person wants is lost, and nothing that is not so is shown: clicks, answers and faults in every order. */
import { aTimeout, expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import type { Fault } from './contract-server.ts';
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

/** Waits until the server keeps an answer back. */
async function held(person: TestPerson): Promise<void> {
  while (!(await person.seen()).holding) await aTimeout(10);
}

async function click(element: EmailPreferences, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    switchOf(element, key).click();
    await element.updateComplete;
  }
}

function isOn(element: EmailPreferences, key: string): boolean {
  return switchOf(element, key).checked;
}

/** Does something while the machine says that it has no connection. */
async function offline(during: () => Promise<void>): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  await during();
  Reflect.deleteProperty(navigator, 'onLine');
  dispatchEvent(new Event('online'));
}

/** More hang-ups than there are tries; browsers make some of their own. */
function hangUps(fault: Partial<Fault> = {}): Fault[] {
  return Array.from({ length: 20 }, () => ({ method: 'PATCH', drop: true, ...fault }));
}

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

describe('an answer that is late', () => {
  it('to a reading does not undo what has been saved since', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'GET', hold: true });
    const refreshed = element.refresh();
    await held(person);
    await click(element, 'changelog');
    await settled(element);
    await person.release();
    await refreshed;
    await element.updateComplete;
    expect(isOn(element, 'changelog')).to.equal(false);
  });
});

describe('a save that fails', () => {
  it('rolls back what failed, and not what was changed meanwhile', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', hold: true, status: 500 });
    await click(element, 'changelog');
    await held(person);
    await click(element, 'postUpdates');
    await person.release();
    await oneEvent(element, 'fb-save');
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(true);
    expect(isOn(element, 'postUpdates')).to.equal(false);
    expect(textOf(element, '[role=status]')).to.equal('Not saved: Changelog (off).');
  });

  it('does not roll back a switch that was changed again since', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', hold: true, status: 500 });
    await click(element, 'changelog');
    await held(person);
    await click(element, 'changelog');
    await person.release();
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(true);
    expect((await person.seen()).statuses).to.deep.equal(ALL_ON);
  });

  it('is tried again by itself after a hang-up, and nobody is bothered', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order({ method: 'PATCH', drop: true }, { method: 'PATCH', status: 503 });
    await click(element, 'changelog');
    await oneEvent(element, 'fb-save');
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect((await person.seen()).statuses).to.have.property('changelog', 'unsubscribed');
  }).timeout(8000);

  it('but had arrived all the same, is found out', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order(...hangUps({ done: true }));
    await click(element, 'changelog');
    await oneEvent(element, 'fb-load');
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(textOf(element, '[role=status]')).not.to.contain('Not saved');
  }).timeout(8000);
});

describe('without a connection', () => {
  it('changes wait, say so, and go together when it is back', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.order(...hangUps());
    await offline(async () => {
      await click(element, 'changelog');
      await waitUntil(() => textOf(element, '[role=status]').includes('offline'), '', {
        timeout: 5000,
      });
      await click(element, 'postUpdates');
      expect(isOn(element, 'changelog')).to.equal(false);
      await expect(element).to.be.accessible();
      await person.order();
    });
    await oneEvent(element, 'fb-save');
    await settled(element);
    expect((await person.patches()).at(-1)).to.deep.equal({
      changelog: 'unsubscribed',
      postUpdates: 'unsubscribed',
    });
  }).timeout(8000);
});

describe('a Save button', () => {
  it('sends the whole form as shown, once, and nothing that is hidden', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person, {
      save: 'submit',
      categories: 'changelog postComments',
    });
    await click(element, 'changelog');
    expect(textOf(element, '[role=status]')).to.equal('1 unsaved change');
    expect(find(element, '[part~=changed]')).not.to.equal(null);
    expect(await person.patches()).to.deep.equal([]);
    await expect(element).to.be.accessible();
    find(element, '[part~=save]')?.click();
    await settled(element);
    expect(await person.patches()).to.deep.equal([
      { all: 'subscribed', changelog: 'unsubscribed', postComments: 'subscribed' },
    ]);
    expect(textOf(element, '[role=status]')).to.equal('Saved');
  });

  it('keeps the form as it was filled in when saving fails', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person, { save: 'submit' });
    await person.order({ method: 'PATCH', status: 500 });
    await click(element, 'changelog');
    find(element, '[part~=save]')?.click();
    await oneEvent(element, 'fb-error');
    await settled(element);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(textOf(element, '[role=status]')).to.equal('Not saved: Changelog (off).');
    find(element, '[part~=retry]')?.click();
    await oneEvent(element, 'fb-save');
    expect((await person.seen()).statuses).to.have.property('changelog', 'unsubscribed');
  });

  it('has a Discard beside it that brings back what is saved', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person, { save: 'submit' });
    await click(element, 'changelog', 'all');
    find(element, '[part~=discard]')?.click();
    await element.updateComplete;
    expect(isOn(element, 'changelog')).to.equal(true);
    expect(isOn(element, 'all')).to.equal(true);
    expect(textOf(element, '[role=status]')).to.equal('');
  });

  it('is asked for before the page is left with changes, and only then', async () => {
    const leave = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const element = await elementFor(await TestPerson.create(), { save: 'submit' });
    await waitUntil(() => leave() === false);
    await click(element, 'changelog');
    expect(leave()).to.equal(true);
    find(element, '[part~=discard]')?.click();
    expect(leave()).to.equal(false);
  });
});

describe('a token provider', () => {
  it('is asked once, and once more when the token has expired', async () => {
    const person = await TestPerson.create();
    const tokens = [tokenFor(person.userId, -60), person.token];
    let asked = 0;
    const element = await elementFor(
      { token: undefined },
      { tokenProvider: async () => tokens[asked++] ?? '' },
    );
    expect(isOn(element, 'all')).to.equal(true);
    expect(asked).to.equal(2);
    await click(element, 'changelog');
    await settled(element);
    expect(asked).to.equal(2);
  });

  it('that fails can be asked again by the person', async () => {
    const person = await TestPerson.create();
    let works = false;
    const element = await elementFor(
      { token: undefined },
      {
        tokenProvider: async () => {
          if (!works) throw new Error('not now');
          return person.token;
        },
      },
    );
    expect(textOf(element, '[role=status]')).to.contain('Could not load');
    works = true;
    find(element, '[part~=retry]')?.click();
    await settled(element);
    expect(isOn(element, 'all')).to.equal(true);
  }).timeout(8000);

  it('that hands out the token of somebody else changes nothing of theirs', async () => {
    const person = await TestPerson.create();
    const other = await TestPerson.create();
    let token = person.token;
    const element = await elementFor({ token: undefined }, { tokenProvider: async () => token });
    await person.order({ method: 'PATCH', status: 401 });
    token = other.token;
    await click(element, 'changelog');
    await oneEvent(element, 'fb-error');
    await settled(element);
    expect(await other.patches()).to.deep.equal([]);
    expect(isOn(element, 'changelog')).to.equal(true);
  });
});
