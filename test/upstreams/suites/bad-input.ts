/** What is refused before the system of record hears of it, whichever system that is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { handlerOf } from '../handler.ts';
import { check } from '../results.ts';
import type { RunningSystem, System } from '../systems.ts';

const many = Object.fromEntries(
  Array.from({ length: 101 }, (_, index) => [`NTC-${index}`, 'subscribed']),
);

const BODIES: readonly [name: string, body: string, status: number, code: string][] = [
  ['a key that is a prototype', '{"preferences":{"__proto__":"subscribed"}}', 400, ''],
  ['a key that is a path', '{"preferences":{"../all":"subscribed"}}', 400, ''],
  ['a key that is RQL', `{"preferences":{"x'),or(eq(a,'":"subscribed"}}`, 400, ''],
  ['an endless key', `{"preferences":{"${'x'.repeat(65)}":"subscribed"}}`, 400, ''],
  ['an empty key', '{"preferences":{"":"subscribed"}}', 400, ''],
  ['a hundred and one keys', JSON.stringify({ preferences: many }), 400, ''],
  ['no key', '{"preferences":{}}', 400, 'parameter_invalid'],
  ['no map', '{}', 400, 'parameter_missing'],
  ['a list', '{"preferences":["all"]}', 400, 'parameter_invalid'],
  ['more than the map', '{"preferences":{"all":"subscribed"},"x":1}', 400, 'parameter_unknown'],
  ['a third status', '{"preferences":{"all":"maybe"}}', 400, 'parameter_invalid'],
  ['a status in a list', '{"preferences":{"all":["subscribed"]}}', 400, 'parameter_invalid'],
  ['half of JSON', '{"preferences":', 400, 'invalid_json'],
  ['17 KiB', ' '.repeat(17 * 1024), 413, 'body_too_large'],
];

export function badInput({ name, changeable }: System, running: () => RunningSystem): void {
  const [key] = changeable;
  const it = (what: string, run: () => Promise<void>) => check(name, 'bad input', what, run);

  for (const [what, body, status, code] of BODIES) {
    it(`${what} is refused, and the system is not asked`, async () => {
      const { patch } = await handlerOf(running().upstream);
      const userId = await running().addPerson();
      const requests = running().requests();
      const answer = await patch(userId, body);
      assert.equal(answer.status, status, answer.text);
      if (code) assert.equal(answer.body.error?.code, code);
      assert.equal(running().requests(), requests);
    });
  }

  it('a category that is not there is refused, and nothing is changed', async () => {
    const { change } = await handlerOf(running().upstream);
    const userId = await running().addPerson();
    const writes = running().writes();
    const answer = await change(userId, { [key]: 'unsubscribed', 'NTC-9999-9999': 'unsubscribed' });
    assert.ok([400, 404].includes(answer.status), answer.text);
    assert.equal(running().writes(), writes);
  });

  it('a user id of no contact is answered 404, and changes no other contact', async () => {
    const { read, change } = await handlerOf(running().upstream);
    const person = await running().addPerson();
    const before = await running().statuses(person);
    const hostile = fc.oneof(
      fc.constantFrom(
        "x'),or(eq(status,'Active')",
        "CTT-0001-9158'",
        '*',
        'CTT-0001-9158,eq(id',
        'CTT-0001-9158/block',
        'a%2f..%2fb',
        '120363025246125486@g.us',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (userId) => {
        const usable = !/[\p{Cc}\p{Cs}]/u.test(userId) && !/(^|[/\\])\.\.?($|[/\\])/.test(userId);
        fc.pre(usable);
        assert.equal((await read(userId)).status, 404);
        assert.equal((await change(userId, { [key]: 'unsubscribed' })).status, 404);
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(await running().statuses(person), before);
    assert.deepEqual(running().violations(), []);
  });
}
