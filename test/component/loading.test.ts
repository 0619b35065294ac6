/** The preferences are read, or the element says why not, and what to do. */
import { aTimeout, expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { english } from '../../component/messages.ts';
import {
  ALL_ON,
  elementFor,
  find,
  hangUps,
  held,
  isOn,
  offline,
  panelText,
  press,
  settled,
  statusOf,
  TestPerson,
  textOf,
  tokenFor,
} from './support.ts';

/** A failure that the server does not expect to pass. */
const BROKEN = { method: 'GET', status: 500 } as const;

describe('loading', () => {
  it('shows who it is for, and each preference as it is stored', async () => {
    const person = await TestPerson.create({ ...ALL_ON, changelog: 'unsubscribed' });
    const element = await elementFor(person);
    expect(isOn(element, 'all')).to.equal(true);
    expect(isOn(element, 'changelog')).to.equal(false);
    expect(textOf(element, '[part~=email]')).to.equal('For j•••@e••••••.com');
    expect(textOf(element, '[part~=hint]')).to.equal(english.instant);
    expect(statusOf(element)).to.equal('');
    await expect(element).to.be.accessible();
  });

  it('says so until the answer is there, and has nothing to click', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', hold: true });
    const element = document.createElement('fb-email-preferences');
    Object.assign(element, { token: person.token, categories: 'postUpdates changelog' });
    document.body.append(element);
    await element.updateComplete;
    expect(statusOf(element)).to.equal(english.loading);
    expect(find(element, 'fieldset')?.ariaBusy).to.equal('true');
    expect(element.shadowRoot?.querySelectorAll('[part~=row][inert]')).to.have.length(3);
    await expect(element).to.be.accessible();
    await held(person);
    await person.release();
    await settled(element);
    expect(isOn(element, 'all')).to.equal(true);
    expect(find(element, '[inert]')).to.equal(null);
    element.remove();
  });

  it('draws nothing for a moment, so that bars do not flash up before an answer that comes at once', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', hold: true });
    const element = document.createElement('fb-email-preferences');
    element.token = person.token;
    document.body.append(element);
    await aTimeout(0);
    expect(element.hasUpdated).to.equal(false);
    await element.updateComplete;
    expect(statusOf(element)).to.equal(english.loading);
    element.remove();
    await held(person);
    await person.release();
  });

  it('draws no categories before it is known which there are', async () => {
    const person = await TestPerson.create();
    await person.order({ method: 'GET', hold: true });
    const element = document.createElement('fb-email-preferences');
    element.token = person.token;
    document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('[part~=row]')).to.have.length(1);
    element.remove();
    await held(person);
    await person.release();
  });

  it('keeps the places when it fails, and loads at the press of Try again', async () => {
    const person = await TestPerson.create();
    await person.order(BROKEN);
    const element = await elementFor(person, { categories: 'postUpdates changelog' });
    expect(statusOf(element)).to.equal(panelText(english.down));
    expect(element.shadowRoot?.querySelectorAll('[part~=skeleton][part~=category]')).to.have.length(
      2,
    );
    expect(element.matches(':state(failed)')).to.equal(true);
    await expect(element).to.be.accessible();
    await press(element, 'retry');
    await settled(element);
    expect(isOn(element, 'all')).to.equal(true);
    expect(statusOf(element)).to.equal('');
  });

  it('says without a connection that it goes on by itself, and does', async () => {
    const person = await TestPerson.create();
    await person.order(...hangUps('GET'));
    let element: EmailPreferences | undefined;
    await offline(async () => {
      element = await elementFor(person);
      expect(statusOf(element)).to.equal(panelText(english.offlineLoad));
      expect(find(element, '[part~=neutral]')).not.to.equal(null);
      await person.order();
      await person.store(ALL_ON);
    });
    await waitUntil(() => element?.matches(':state(ready)'), '', { timeout: 5000 });
  });

  it('says when the session has ended, in words without a link or an email', async () => {
    const { userId } = await TestPerson.create();
    const element = await elementFor({ token: tokenFor(userId, -60) });
    expect(statusOf(element)).to.equal(panelText(english.signedOut));
    expect(find(element, '[part~=row]')).to.equal(null);
    expect(find(element, '[part~=retry]')).not.to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('lets a page offer something better than Try again', async () => {
    const { userId } = await TestPerson.create();
    const element = await elementFor({ token: tokenFor(userId, -60) });
    const link = Object.assign(document.createElement('a'), { href: '/new', slot: 'retry' });
    element.append(link);
    expect((find(element, 'slot[name=retry]') as HTMLSlotElement).assignedElements()).to.include(
      link,
    );
  });

  it('says when there is no contact of that id', async () => {
    const element = await elementFor({ token: tokenFor('usr_nobody') });
    expect(statusOf(element)).to.equal(panelText(english.unknown));
    expect(find(element, '[part~=retry]')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  for (const [what, fault] of Object.entries({
    'a page that is not found': { status: 404, body: '<h1>Not found</h1>' },
    'an origin that is refused': { status: 403 },
  })) {
    it(`says for ${what} that the page is set up wrongly, not that the person is unknown`, async () => {
      const person = await TestPerson.create();
      await person.order({ method: 'GET', ...fault });
      const element = await elementFor(person);
      expect(statusOf(element)).to.equal(panelText(english.unavailable));
      await expect(element).to.be.accessible();
    });
  }

  it('does not wait for a token forever, and goes on with one that comes later', async () => {
    const { userId, token } = await TestPerson.create();
    const elements = ['', userId].map((id) => {
      const element = document.createElement('fb-email-preferences');
      if (id) element.userId = id;
      return element;
    });
    const heard = elements.map((element) => oneEvent(element, 'fb-error'));
    document.body.append(...elements);
    for (const { detail } of await Promise.all(heard)) {
      expect(detail.error).to.include({ code: 'token_missing' });
    }
    for (const element of elements) {
      await element.updateComplete;
      expect(statusOf(element)).to.equal(panelText(english.unavailable));
      element.token = token;
      await settled(element);
      expect(isOn(element, 'all')).to.equal(true);
      element.remove();
    }
  }).timeout(20_000);

  it('says why, by code, in fb-error', async () => {
    const element = document.createElement('fb-email-preferences');
    element.token = tokenFor('usr_nobody');
    const heard = oneEvent(element, 'fb-error');
    document.body.append(element);
    const { detail } = await heard;
    expect(detail.error).to.include({ code: 'resource_not_found', status: 404 });
    element.remove();
  });

  it('shows another user id than that of the token, when told so', async () => {
    const person = await TestPerson.create();
    const errors: string[] = [];
    const element = document.createElement('fb-email-preferences');
    element.setAttribute('user-id', 'usr_other');
    element.token = person.token;
    element.addEventListener('fb-error', ({ detail }) => errors.push(detail.error.code));
    document.body.append(element);
    await settled(element);
    // This server accepts the id of the token alone: it was asked for the other.
    expect(errors).to.deep.equal(['token_invalid']);
    expect((await person.seen()).requests).to.deep.equal([]);
    element.remove();
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
  });

  it('that throws is said to have failed, and can be asked again', async () => {
    const person = await TestPerson.create();
    const rejections: unknown[] = [];
    const note = ({ reason }: PromiseRejectionEvent) => rejections.push(reason);
    addEventListener('unhandledrejection', note);
    let works = false;
    const element = await elementFor(
      { token: undefined },
      {
        tokenProvider: () => {
          if (!works) throw new Error('not now');
          return Promise.resolve(person.token);
        },
      },
    );
    expect(statusOf(element)).to.equal(panelText(english.down));
    works = true;
    await press(element, 'retry');
    await settled(element);
    expect(isOn(element, 'all')).to.equal(true);
    await aTimeout(0);
    removeEventListener('unhandledrejection', note);
    expect(rejections).to.deep.equal([]);
  });

  it('that hands out the token of somebody else changes nothing of theirs', async () => {
    const person = await TestPerson.create();
    const other = await TestPerson.create();
    let { token } = person;
    const element = await elementFor({ token: undefined }, { tokenProvider: async () => token });
    await person.order({ method: 'PATCH', status: 401 });
    token = other.token;
    const failed = oneEvent(element, 'fb-error');
    element.unsubscribeAll();
    await failed;
    await settled(element);
    expect(await other.patches()).to.deep.equal([]);
    expect(isOn(element, 'all')).to.equal(true);
  });
});
