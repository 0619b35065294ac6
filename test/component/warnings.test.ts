/** A mistake names itself: one warning for each cause, in the development build. */
import { expect, waitUntil } from '@open-wc/testing';
import '../../component/fb-email-preferences.development.ts';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { elementFor, TestPerson, tokenFor } from './support.ts';

let warnings: string[];
const { warn } = console;

beforeEach(() => {
  warnings = [];
  console.warn = (text: string) => warnings.push(text);
});

afterEach(() => {
  console.warn = warn;
});

/** The codes of all warnings so far. */
function codes(): (string | undefined)[] {
  return warnings.map((text) => /\((\w+)\)$/.exec(text)?.[1]);
}

async function elementWith(properties: Partial<EmailPreferences>): Promise<EmailPreferences> {
  return elementFor({ token: undefined }, properties);
}

describe('the development build warns', () => {
  it('of a missing token, once for all elements', async () => {
    const elements = [document.createElement('fb-email-preferences')];
    elements.push(document.createElement('fb-email-preferences'));
    document.body.append(...elements);
    await waitUntil(() => elements.every((element) => element.matches(':state(failed)')), '', {
      timeout: 15_000,
    });
    expect(codes()).to.deep.equal(['token_missing']);
    for (const element of elements) element.remove();
  }).timeout(20_000);

  it('of a token that is the text "undefined"', async () => {
    await elementWith({ token: 'undefined' });
    expect(codes()).to.deep.equal(['token_is_text']);
  });

  it('of a provider that throws, and of one that returns no text', async () => {
    await elementWith({
      tokenProvider: () => {
        throw new Error('secret');
      },
    });
    await elementWith({ tokenProvider: async () => undefined as never });
    expect(codes()).to.deep.equal(['provider_failed', 'provider_failed']);
    expect(warnings.join()).not.to.contain('secret');
  });

  it('of an answer that is not a handler’s, with and without an endpoint', async () => {
    const fault = { method: 'GET', status: 404, body: '<h1>Not found</h1>' } as const;
    const person = await TestPerson.create();
    await person.order(fault);
    await elementFor(person);
    await person.order(fault);
    await elementFor(person, { endpoint: location.origin });
    expect(codes()).to.deep.equal(['endpoint_missing', 'endpoint_wrong']);
  });

  it('of an origin that is refused', async () => {
    const person = await TestPerson.create();
    await person.order({
      method: 'GET',
      status: 403,
      body: { error: { code: 'origin_not_allowed', message: 'Not here.' } },
    });
    await elementFor(person);
    expect(codes()).to.deep.equal(['origin_refused']);
  });

  it('of clocks that differ', async () => {
    const person = await TestPerson.create();
    await person.order({
      method: 'GET',
      status: 401,
      body: { error: { code: 'token_expired', message: 'The token has expired.' } },
    });
    await elementFor(person);
    await elementFor({ token: tokenFor(person.userId, -600) });
    expect(codes()).to.deep.equal(['clock_skew']);
  });

  it('of a category that the handler does not send', async () => {
    await elementFor(await TestPerson.create(), { categories: 'changelog changeLog all' });
    expect(codes()).to.deep.equal(['category_unknown']);
    expect(warnings[0]).to.contain('"changeLog"').and.to.contain('changelog');
  });

  it('of nothing when all is well', async () => {
    await elementFor(await TestPerson.create(), { categories: 'changelog' });
    expect(warnings).to.deep.equal([]);
  });
});
