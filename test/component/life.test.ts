/** An element's life in a page: drawn, moved, copied, beside others, and gone. */
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { english } from '../../component/messages.ts';
import type { ContactEmailPreferences } from '../../component/preferences.ts';
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

describe('an element', () => {
  it('that is moved keeps what it shows, and asks nobody again', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    const place = await fixture(html`<section></section>`);
    place.append(element);
    await settled(element);
    expect(switchOf(element, 'all').checked).to.equal(true);
    expect((await person.seen()).requests).to.have.length(1);
    switchOf(element, 'changelog').click();
    await oneEvent(element, 'fb-save');
    expect(await person.patches()).to.have.length(1);
  });

  it('that is cloned lives by itself', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences token=${token}></fb-email-preferences>`,
    );
    const clone = element.cloneNode(true) as EmailPreferences;
    element.replaceWith(clone);
    await settled(clone);
    expect(switchOf(clone, 'all').checked).to.equal(true);
  });

  it('that is gone asks nobody any more', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    element.remove();
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    // What it had asked for by itself would be seen by now.
    await element.refresh();
    expect((await person.seen()).requests).to.have.length(2);
  });

  it('that gets the token of somebody else shows theirs, and nothing of the first', async () => {
    const element = await elementFor(await TestPerson.create(ALL_ON, 'first'));
    const other = await TestPerson.create({ ...ALL_ON, changelog: 'unsubscribed' }, 'other');
    element.token = other.token;
    await settled(element);
    expect(textOf(element, '[part~=email]')).to.equal('For other');
    expect(switchOf(element, 'changelog').checked).to.equal(false);
  });

  it('that gets a newer token of the same person keeps what was not saved yet', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person, { save: 'submit' });
    switchOf(element, 'changelog').click();
    element.token = tokenFor(person.userId, 1200);
    await settled(element);
    expect(switchOf(element, 'changelog').checked).to.equal(false);
    expect(textOf(element, '[role=status]')).to.equal('1 unsaved change');
  });
});

describe('two elements for one person', () => {
  it('stay in step', async () => {
    const person = await TestPerson.create();
    const one = await elementFor(person);
    const other = await elementFor(person);
    switchOf(one, 'changelog').click();
    await oneEvent(other, 'fb-load');
    await other.updateComplete;
    expect(switchOf(other, 'changelog').checked).to.equal(false);
    expect(await person.patches()).to.have.length(1);
  });
});

describe('coming back to the page', () => {
  it('reads again, quietly', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person);
    await person.store({ ...ALL_ON, postComments: 'unsubscribed' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await oneEvent(element, 'fb-load');
    await waitUntil(() => !switchOf(element, 'postComments').checked);
  });
});

describe('categories', () => {
  it('that we do not know are shown by a readable name', async () => {
    const person = await TestPerson.create({ ...ALL_ON, weeklyDigest: 'subscribed' });
    const element = await elementFor(person);
    expect(textOf(element, '[part~=list]')).to.contain('Weekly digest');
    switchOf(element, 'weeklyDigest').click();
    await oneEvent(element, 'fb-save');
    expect(await person.patches()).to.deep.equal([{ weeklyDigest: 'unsubscribed' }]);
  });

  it('that are not there are missed in words', async () => {
    const element = await elementFor(await TestPerson.create({ all: 'subscribed' }), {
      categories: 'weeklyDigest',
    });
    expect(textOf(element, '[part~=list]')).to.equal(english.empty);
    expect(textOf(element, '[part~=all]')).not.to.contain('below');
    await expect(element).to.be.accessible();
  });

  it('need not be there: the gate alone is a whole preference center', async () => {
    const element = await elementFor(await TestPerson.create({ all: 'subscribed' }));
    expect(find(element, '[part~=list], [part~=heading]')).to.equal(null);
    expect(textOf(element, '[part~=all]')).not.to.contain('below');
    element.unsubscribeAll();
    await settled(element);
    expect(textOf(element, '[part=description] > :not([hidden])')).to.equal(english.whyAlone);
    await expect(element).to.be.accessible();
  });

  it('are shown as asked for, in that order', async () => {
    const element = await elementFor(await TestPerson.create(), {
      categories: ' changelog nonsense constructor __proto__ postUpdates changelog',
    });
    expect(namesOf(element)).to.deep.equal(['all', 'changelog', 'postUpdates']);
  });

  it('may stand above the gate', async () => {
    const element = await elementFor(await TestPerson.create(), { categories: 'changelog all' });
    expect(namesOf(element)).to.deep.equal(['changelog', 'all']);
    const [list, gate] = ['[part~=list]', '[part~=all]'].map((part) =>
      (find(element, part) as HTMLElement).getBoundingClientRect(),
    );
    expect(gate?.top).to.be.at.least(list?.bottom ?? 0);
  });

  it('with a name of an inherited thing draw nothing, also while loading', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', status: 500 });
    const element = await elementFor(person, { categories: 'constructor toString changelog' });
    expect(namesOf(element)).to.deep.equal(['all', 'changelog']);
  });
});

/** The keys of the switches, in order. */
function namesOf(element: EmailPreferences): string[] {
  const switches = element.shadowRoot?.querySelectorAll<HTMLInputElement>('[role=switch]') ?? [];
  return Array.from(switches, ({ name }) => name);
}

describe('a contact from the server', () => {
  const contact: ContactEmailPreferences = {
    object: 'contact_email_preferences',
    contactId: '1',
    preferences: {
      all: { status: 'subscribed', effectiveStatus: 'subscribed' },
      changelog: { status: 'subscribed', effectiveStatus: 'subscribed' },
    },
  };

  it('is drawn without a request', async () => {
    const person = await TestPerson.create();
    const element = await elementFor(person, { contact });
    expect(namesOf(element)).to.deep.equal(['all', 'changelog']);
    expect((await person.seen()).requests).to.deep.equal([]);
  });

  it('that is given again as another object keeps what was not saved yet', async () => {
    const element = await elementFor(await TestPerson.create(), { contact, save: 'submit' });
    switchOf(element, 'changelog').click();
    element.contact = structuredClone(contact);
    await settled(element);
    expect(switchOf(element, 'changelog').checked).to.equal(false);
  });
});

describe('the slots', () => {
  it('take a header, a footer, and an icon for a category', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(html`<fb-email-preferences token=${token}>
      <h1 slot="header">Acme</h1>
      <span slot="icon-changelog">*</span>
      <p slot="footer">Bye</p>
    </fb-email-preferences>`);
    await settled(element);
    for (const name of ['header', 'icon-changelog', 'footer']) {
      const slot = find(element, `slot[name=${name}]`) as HTMLSlotElement;
      expect(slot.assignedElements(), name).to.have.length(1);
    }
  });
});

describe('an answer outside the contract', () => {
  const answers: Record<string, unknown> = {
    nothing: '',
    null: 'null',
    'a list': [],
    'no gate': { preferences: { changelog: { status: 'subscribed' } } },
    'an unknown status': { preferences: { all: { status: 'maybe' } } },
    'a status that is not there': {
      preferences: { all: { status: 'subscribed' }, changelog: null },
    },
    'names of inherited things': `{"preferences":{"all":{"status":"subscribed"},"__proto__":{"status":"subscribed"}}}`,
    'ten megabytes': {
      preferences: { all: { status: 'subscribed' } },
      more: 'x'.repeat(10_000_000),
    },
  };
  for (const [what, body] of Object.entries(answers)) {
    it(`such as ${what} is an error, and nothing of it is shown`, async () => {
      const person = await TestPerson.create();
      await person.order({ method: 'GET', status: 200, body });
      const element = await elementFor(person);
      expect(textOf(element, '[role=status]')).to.contain('couldn’t load');
      expect(!!find(element, ':not([inert]) > [role=switch]')).to.equal(false);
      expect(globalThis).not.to.have.property('harmed');
    });
  }

  it('such as script in a name is text', async () => {
    const key = '<img src=x onerror="globalThis.harmed = true">';
    const element = await elementFor(
      await TestPerson.create({ all: 'subscribed', [key]: 'subscribed' }),
    );
    expect(find(element, 'img')).to.equal(null);
    expect(textOf(element, '[part~=list]')).to.contain('img src');
    expect(globalThis).not.to.have.property('harmed');
  });
});
