/** Runs the conformance suite against a handler, and keeps what came of it for the table. */
import { after, before, describe, test } from 'node:test';
import { ISSUER } from '../server/tokens/forge.ts';
import { GROUPS } from './conformance.ts';
import type { Running, Start } from './running.ts';
import type { Case, Subject } from './subject.ts';
import { Table } from './table.ts';
import { createWorld, type World } from './world.ts';

/** A path that the handler may be served under. */
const PREFIX = '/email/preferences-center';
/** A host name that leads to the handler, beside the public one. */
const ALIAS = 'mail.example.org';

/** Declares the tests of all cases in a world, with one handler for all. */
export function declareCases(
  table: Table,
  row: string,
  start: Start,
  setting: { column?: string; publicUrl: string; base: string; host?: string },
  groups: readonly (keyof typeof GROUPS)[],
): void {
  const { publicUrl, base, host } = setting;
  let world: World;
  let running: Running | undefined;
  let count = 0;

  before(async () => {
    world = await createWorld(publicUrl);
    running = await start(world.variables);
    await (running.contacts ?? world.subject.contacts).seed(UNCHANGED);
  });
  after(async () => {
    await running?.close();
    await world?.close();
  });

  for (const group of groups) {
    for (const { name, check } of GROUPS[group] as readonly Case[]) {
      const done = table.expect(row, setting.column ?? group);
      test(`${group}: ${name}`, async () => {
        const contacts = running?.contacts ?? world.subject.contacts;
        const userId = CHANGING.includes(group) ? `usr_${++count}` : UNCHANGED;
        if (userId !== UNCHANGED) await contacts.seed(userId);
        contacts.received.length = 0;
        const request: Subject['request'] = (path, init = {}) => {
          if (!running) throw new Error('The handler has not started.');
          const headers = new Headers(init.headers);
          if (host !== undefined) headers.set('Host', host);
          return running.request(base + path, { ...init, headers });
        };
        const ownOrigin = host === undefined ? new URL(publicUrl).origin : `https://${host}`;
        await check({ ...world.subject, contacts, publicUrl, ownOrigin, request }, userId);
        done();
      });
    }
  }
}

const ALL = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
/** The groups whose cases change a contact; all others share one. */
const CHANGING: readonly string[] = ['API', 'hosted page', 'one-click'];
const UNCHANGED = 'usr_unchanged';
/** The corpus of attacks is the same under each address. */
export const ADDRESSED = ALL.filter((group) => group !== 'attacks');

/** Declares the whole suite for each runtime, and prints the table at the end. */
export function declareConformance(title: string, engines: Readonly<Record<string, Start>>): void {
  const table = new Table(title, [...ALL, 'under a prefix', 'alias host']);
  for (const [row, start] of Object.entries(engines)) {
    describe(`the handler on ${row}`, () => {
      describe('at its own address', () => {
        declareCases(table, row, start, { publicUrl: ISSUER, base: '' }, ALL);
      });
      describe('under a path prefix', () => {
        const publicUrl = ISSUER + PREFIX;
        const setting = { column: 'under a prefix', publicUrl, base: PREFIX };
        declareCases(table, row, start, setting, ADDRESSED);
      });
      describe('behind an alias host', () => {
        const setting = { column: 'alias host', publicUrl: ISSUER, base: '', host: ALIAS };
        declareCases(table, row, start, setting, ADDRESSED);
      });
    });
  }
  after(() => console.log(table.toString()));
}
