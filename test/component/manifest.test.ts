/**
 * What the manifest says of the element, held against the element: nothing that people can reach is
 * left out, nothing is described that is not there.
 */
import { expect } from '@open-wc/testing';
import { EmailPreferences } from '../../component/email-preferences.ts';
import { ALL_ON, elementFor, settled, switchOf, TestPerson } from './support.ts';

interface Described {
  name: string;
  description?: string;
  privacy?: string;
}

type Kind = 'attributes' | 'members' | 'events' | 'cssParts' | 'cssProperties' | 'slots';

let described: Record<Kind, Described[]>;

before(async () => {
  const manifest = await (await fetch('/component/custom-elements.json')).json();
  [described] = manifest.modules[0].declarations;
});

function namesOf(kind: Kind): string[] {
  return described[kind].map(({ name }) => name).sort();
}

/** Everything that the element has shown, over all its states. */
const seen = { parts: new Set<string>(), slots: new Set<string>() };

function look(element: EmailPreferences): void {
  for (const part of element.shadowRoot?.querySelectorAll('[part]') ?? []) {
    for (const name of part.part) seen.parts.add(name);
  }
  for (const slot of element.shadowRoot?.querySelectorAll('slot') ?? []) seen.slots.add(slot.name);
}

describe('custom-elements.json', () => {
  before(async () => {
    const waiting = await TestPerson.create();
    await waiting.order({ method: 'GET', hold: true });
    const loading = document.createElement('fb-email-preferences');
    loading.token = waiting.token;
    document.body.append(loading);
    await loading.updateComplete;
    look(loading);
    loading.remove();
    await waiting.release();

    const person = await TestPerson.create();
    const element = await elementFor(person);
    look(element);
    await person.order({ method: 'PATCH', status: 422 });
    switchOf(element, 'changelog').click();
    await settled(element);
    look(element);
    element.unsubscribeAll();
    await settled(element);
    look(element);

    const form = await elementFor(await TestPerson.create(), { save: 'submit' });
    switchOf(form, 'changelog').click();
    await form.updateComplete;
    look(form);

    look(await elementFor(await TestPerson.create({ all: 'subscribed' })));
  });

  it('has every attribute', () => {
    expect(namesOf('attributes')).to.deep.equal(EmailPreferences.observedAttributes.toSorted());
  });

  it('has every part', () => {
    expect(namesOf('cssParts')).to.deep.equal([...seen.parts].sort());
  });

  it('has every slot', () => {
    expect(namesOf('slots')).to.deep.equal([...seen.slots].sort());
  });

  it('has every custom property', () => {
    const { cssText } = EmailPreferences.styles;
    const used = new Set(
      Array.from(cssText.matchAll(/var\(\s*(--fb-[\w-]+)/g), ([, name]) => name),
    );
    expect(namesOf('cssProperties')).to.deep.equal([...used].sort());
  });

  it('has every event', async () => {
    const fired = new Set<string>();
    const element = await elementFor(await TestPerson.create());
    const dispatched = element.dispatchEvent.bind(element);
    element.dispatchEvent = (event) => {
      fired.add(event.type);
      return dispatched(event);
    };
    await element.refresh();
    switchOf(element, 'changelog').click();
    await settled(element);
    const [header, , signature] = (await TestPerson.create(ALL_ON)).token.split('.');
    element.token = [header, btoa('{}'), signature].join('.');
    await settled(element);
    expect([...fired].sort()).to.deep.equal(namesOf('events'));
  });

  it('explains each', () => {
    const silent = Object.entries(described).flatMap(([, entries]) =>
      Array.isArray(entries)
        ? entries.filter(({ description }) => !description).map(({ name }) => name)
        : [],
    );
    expect(silent).to.deep.equal([]);
  });
});
