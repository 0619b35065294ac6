/** Names and descriptions that the system of record serves, in the language of the page. */
import { expect, waitUntil } from '@open-wc/testing';
import { ALL_ON, elementFor, rowOf, TestPerson } from './support.ts';

/** An answer with a category that has a name. */
const answerWith = (userId: string, label: unknown) => ({
  object: 'contact_email_preferences',
  contactId: '676f0f6765bdaa7d7d760f88',
  userId,
  preferences: {
    all: { status: 'subscribed', effectiveStatus: 'subscribed' },
    weeklyDigest: { status: 'subscribed', effectiveStatus: 'subscribed', label },
  },
});

/** Orders an answer for each of the next readings. */
const serve = (person: TestPerson, ...labels: unknown[]) =>
  person.order(
    ...labels.map((label) => ({
      method: 'GET' as const,
      status: 200,
      body: answerWith(person.userId, label),
    })),
  );

const languagesAsked = async (person: TestPerson) =>
  (await person.seen()).requests.map(({ headers }) => headers['accept-language']);

describe('names that are served', () => {
  it('are asked for in the language of the page, and again when it changes', async () => {
    const person = await TestPerson.create(ALL_ON);
    await serve(person, 'Wochenrückblick', 'Weekly digest');
    const element = await elementFor(person, { lang: 'de' });
    expect(rowOf(element, 'weeklyDigest').textContent).to.contain('Wochenrückblick');
    element.lang = 'en';
    await waitUntil(() => rowOf(element, 'weeklyDigest').textContent?.includes('Weekly digest'));
    expect(await languagesAsked(person)).to.deep.equal(['de', 'en']);
  });

  it('give way to those of the page', async () => {
    const person = await TestPerson.create(ALL_ON);
    await serve(person, 'Weekly digest');
    const messages = { labels: { weeklyDigest: ['News', 'Once a week.'] as const } };
    const element = await elementFor(person, { messages });
    expect(rowOf(element, 'weeklyDigest').textContent).to.contain('News');
  });

  it('are made from the key where they are none', async () => {
    for (const label of [7, {}, null, '']) {
      const person = await TestPerson.create(ALL_ON);
      await serve(person, label);
      const element = await elementFor(person);
      expect(rowOf(element, 'weeklyDigest').textContent).to.contain('Weekly digest');
    }
  });
});
