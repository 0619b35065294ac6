/** The three people on the contacts service, seeded with the official client as a customer's back end would. */

import type { PreferenceKey, Status } from 'fb-email-preferences/preferences';
import Featurebase, { NotFoundError } from 'featurebase-node';

export interface Person {
  userId: string;
  name: string;
  email: string;
  /** The preferences this person starts with, in two words. */
  story: string;
}

/** A person of the contacts service, with the preferences at the first start. */
interface SeededPerson extends Person {
  preferences: Record<PreferenceKey, Status>;
}

const ALL_ON: Record<PreferenceKey, Status> = {
  all: 'subscribed',
  postUpdates: 'subscribed',
  postComments: 'subscribed',
  commentReplies: 'subscribed',
  changelog: 'subscribed',
};

export const PEOPLE: readonly [SeededPerson, ...SeededPerson[]] = [
  {
    userId: 'usr_ada',
    name: 'Ada Moreau',
    email: 'ada.moreau@example.com',
    story: 'all on',
    preferences: { ...ALL_ON },
  },
  {
    userId: 'usr_ben',
    name: 'Ben Okafor',
    email: 'ben.okafor@example.com',
    story: 'some off',
    preferences: { ...ALL_ON, postComments: 'unsubscribed', changelog: 'unsubscribed' },
  },
  {
    userId: 'usr_chiyo',
    name: 'Chiyo Tanaka',
    email: 'chiyo.tanaka@example.com',
    story: 'all off',
    preferences: { ...ALL_ON, all: 'unsubscribed', changelog: 'unsubscribed' },
  },
];

export function firstNameOf({ name }: Person): string {
  return name.split(' ')[0] ?? name;
}

/** `AM` for Ada Moreau. */
export function initialsOf({ name }: Person): string {
  return name.replace(/(\p{L})\p{L}* ?/gu, '$1');
}

/**
 * Adds those of {@link PEOPLE} that the contacts service does not have yet. Whoever is there keeps
 * what they chose in an earlier run.
 *
 * @param baseURL where the contacts service answers
 * @param apiKey the key it accepts
 * @param onJoin called for each person who is new, with all emails on: before they choose
 */
export async function seedPeople(
  baseURL: string,
  apiKey: string,
  onJoin: (person: Person) => Promise<unknown>,
): Promise<void> {
  const { contacts } = new Featurebase({ baseURL, apiKey }).users;
  for (const person of PEOPLE) {
    const { userId, name, email, preferences } = person;
    try {
      await contacts.byUserID.retrieve(userId);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      await contacts.createOrUpdate({ userId, name, email });
      await contacts.byUserID.emailPreferences.update(userId, { preferences: ALL_ON });
      await onJoin(person);
      await contacts.byUserID.emailPreferences.update(userId, { preferences });
    }
  }
}
