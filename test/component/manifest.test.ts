/**
 * What the manifest says of the element, held against the element: nothing that people can reach is
 * left out, nothing is described that is not there.
 */
import { expect } from '@open-wc/testing';
import { EmailPreferences } from '../../component/email-preferences.ts';
import { PREVIEWS } from '../../component/preview.ts';
import { ALL_ON, elementFor, settled, switchOf, TestPerson } from './support.ts';

interface Described {
  name: string;
  description?: string;
  privacy?: string;
}

type Kind =
  | 'attributes'
  | 'members'
  | 'events'
  | 'cssParts'
  | 'cssProperties'
  | 'cssStates'
  | 'slots';

let described: Record<Kind, Described[]>;

before(async () => {
  const manifest = await (await fetch('/component/custom-elements.json')).json();
  [described] = manifest.modules[0].declarations;
});

function namesOf(kind: Kind): string[] {
  return described[kind].map(({ name }) => name).sort();
}

/** Everything that the element has shown, over all its states. */
const seen = { parts: new Set<string>(), slots: new Set<string>(), states: new Set<string>() };

async function look(properties: Partial<EmailPreferences>): Promise<void> {
  const element = Object.assign(document.createElement('fb-email-preferences'), properties);
  document.body.append(element);
  await element.updateComplete;
  for (const { name } of described.cssStates) {
    if (element.matches(`:state(${name})`)) seen.states.add(name);
  }
  for (const part of element.shadowRoot?.querySelectorAll('[part]') ?? []) {
    for (const name of part.part) seen.parts.add(name);
  }
  for (const slot of element.shadowRoot?.querySelectorAll('slot') ?? []) seen.slots.add(slot.name);
  element.remove();
}

describe('custom-elements.json', () => {
  before(async () => {
    for (const save of ['instant', 'submit'] as const) {
      for (const preview of PREVIEWS) await look({ preview, save });
    }
    await look({ preview: 'ready', categories: 'changelog all' });
  });

  it('has every attribute', () => {
    expect(namesOf('attributes')).to.deep.equal(EmailPreferences.observedAttributes.toSorted());
  });

  it('has every part', () => {
    expect(namesOf('cssParts')).to.deep.equal([...seen.parts].sort());
  });

  it('has every slot', () => {
    // One slot a key: named are those of Featurebase's keys.
    seen.slots.delete('icon-securityAlerts');
    expect(namesOf('slots')).to.deep.equal([...seen.slots].sort());
  });

  it('has every custom state', () => {
    expect(namesOf('cssStates')).to.deep.equal([...seen.states].sort());
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
