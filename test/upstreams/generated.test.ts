/** Rules that hold for whatever comes: identifiers, numbers, lists of opt-outs, changes at once. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../server/contract/plain-text.ts';
import { isIdentifier, rqlEquals } from '../../server/handler/upstreams/softwareone/identifiers.ts';
import { mergeOptOuts, needsWrite } from '../../server/handler/upstreams/softwareone/opt-outs.ts';
import { createSoftwareOneUpstream } from '../../server/handler/upstreams/softwareone/softwareone.ts';
import { createTurns } from '../../server/handler/upstreams/turns.ts';
import {
  maskNumber,
  parseWhatsAppId,
  spellingsOf,
  writeWhatsAppId,
} from '../../server/handler/upstreams/wappfy/whatsapp-id.ts';
import { parseRql } from './stand-ins/rql.ts';
import { type SoftwareOneStandIn, startSoftwareOne } from './stand-ins/softwareone.ts';

const context = { requestId: 'test', route: 'api' } as const;

describe('a filter in RQL', () => {
  /** Texts that have to do with RQL more often than chance would make them. */
  const hostile = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("'", '"', '(', ')', ',', '*', '%27', 'eq', 'or', 'a', '-') }),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\w-]{1,70}$/),
  );

  test('matches whoever has the value, and nobody else, or is not made at all', () => {
    let made = 0;
    fc.assert(
      fc.property(hostile, fc.stringMatching(/^[\w-]{1,20}$/), (value, other) => {
        if (!isIdentifier(value))
          return void assert.throws(() => rqlEquals('userId', value), TypeError);
        made += 1;
        const matches = parseRql(rqlEquals('userId', value));
        assert.ok(matches({ userId: value }));
        assert.equal(matches({ userId: other }), other === value);
      }),
      { numRuns: 3000 },
    );
    assert.ok(made > 100, 'too few values were identifiers to say anything');
  });

  test('reaches the server only where the user id is an identifier', async () => {
    const sent: URL[] = [];
    const upstream = createSoftwareOneUpstream({
      apiToken: 'canary-0123456789',
      identifyBy: 'userId',
      async fetch(input) {
        sent.push(new URL(String(input)));
        return Response.json({ $meta: { pagination: { total: 0 } }, data: [] });
      },
    });
    await fc.assert(
      fc.asyncProperty(hostile, async (userId) => {
        sent.length = 0;
        await assert.rejects(upstream.getEmailPreferences(userId, context));
        const filters = sent
          .filter(({ pathname }) => pathname.endsWith('/contacts'))
          .map(({ search }) => decodeURIComponent(search));
        assert.deepEqual(
          filters,
          isIdentifier(userId) ? [`?limit=2&offset=0&eq(userId,'${userId}')`] : [],
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('ids of WhatsApp', () => {
  const number = fc.stringMatching(/^[1-9]\d{6,14}$/);

  test('every spelling of a number is read as the same number', () => {
    fc.assert(
      fc.property(number, fc.nat(4), (digits, cut) => {
        const spellings = [
          digits,
          `+${digits}`,
          `+${digits.slice(0, 2)} (${digits.slice(2, 4)}) ${digits.slice(4, 5 + cut)}-${digits.slice(5 + cut)}`,
          `${digits}@c.us`,
          `${digits}@s.whatsapp.net`,
          `${digits}:12@s.whatsapp.net`,
        ];
        for (const text of spellings) {
          assert.deepEqual(parseWhatsAppId(text), { kind: 'number', digits }, text);
        }
      }),
    );
  });

  test('what is read comes out as an id of a person, and is read again the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[\d+@:. -]{0,25}(@(c\.us|lid|g\.us))?$/), number),
        (text) => {
          const id = parseWhatsAppId(text);
          if (!id) return;
          for (const server of ['c.us', 's.whatsapp.net'] as const) {
            const written = writeWhatsAppId(id, server);
            assert.match(written, /^\d{5,20}@(c\.us|s\.whatsapp\.net|lid)$/);
            assert.deepEqual(parseWhatsAppId(written), id);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a mask tells neither the number nor its length', () => {
    fc.assert(
      fc.property(number, (digits) => {
        const mask = maskNumber({ kind: 'number', digits }) ?? '';
        assert.equal(mask.replace(/\D/g, '').length, 4);
        assert.equal(mask.length, '+49 •••••• 78'.length);
      }),
    );
    assert.equal(maskNumber({ kind: 'lid', digits: '12345678901234' }), undefined);
  });

  test('the two spellings of a Brazilian mobile number lead to the same two; all others to one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^55[1-9]\d[6-9]\d{7}$/), (old) => {
        const current = `${old.slice(0, 4)}9${old.slice(4)}`;
        assert.deepEqual(spellingsOf(old), [current, old]);
        assert.deepEqual(spellingsOf(current), [current, old]);
      }),
    );
    fc.assert(
      fc.property(number, (digits) => {
        const spellings = spellingsOf(digits);
        if (!digits.startsWith('55')) assert.deepEqual(spellings, [digits]);
        assert.ok(spellings.includes(digits));
      }),
    );
    assert.deepEqual(spellingsOf('551133334444'), ['551133334444'], 'a landline');
    assert.deepEqual(spellingsOf('5511933334444'), ['5511933334444'], 'would become a landline');
  });
});

describe('lists of opt-outs', () => {
  const ids: readonly string[] = ['NTC-1', 'NTC-2', 'NTC-3', 'NTC-4', 'NTC-5'];
  const category = fc.constantFrom(...ids);
  const status = fc.constantFrom('subscribed' as const, 'unsubscribed' as const);
  const changes = fc.dictionary(category, status);
  const stored = fc.uniqueArray(category);

  test('a change does what it names, keeps all else, and may be repeated', () => {
    fc.assert(
      fc.property(stored, changes, (before, change) => {
        const after = mergeOptOuts(before, change);
        assert.equal(new Set(after).size, after.length);
        for (const id of ids) {
          const wanted = change[id];
          const off = wanted ? wanted === 'unsubscribed' : before.includes(id);
          assert.equal(after.includes(id), off);
        }
        assert.deepEqual(mergeOptOuts(after, change), after);
        assert.equal(needsWrite(after, change), false);
        assert.equal(
          needsWrite(before, change),
          before.length !== after.length || before.some((id) => !after.includes(id)),
        );
      }),
    );
  });
});

describe('changes at once', () => {
  const KEYS = ['NTC-1234-0001', 'NTC-1234-0002'] as const;
  const DRAFT = 'NTC-1234-0009';

  /** An upstream whose every request and answer waits for its turn in a random order. */
  const upstreamOf = (standIn: SoftwareOneStandIn, scheduler: fc.Scheduler) =>
    createSoftwareOneUpstream({
      baseUrl: standIn.url,
      apiToken: standIn.tokens.operations,
      totalTimeoutMs: 600_000,
      async fetch(input, init) {
        await scheduler.schedule(Promise.resolve(), 'request');
        const response = await standIn.fetch(input, init);
        await scheduler.schedule(Promise.resolve(), 'answer');
        return response;
      },
    });

  test('in one process, nothing is lost, whatever order the requests take', async () => {
    const standIn = await startSoftwareOne();
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('subscribed' as const, 'unsubscribed' as const), {
          minLength: 2,
          maxLength: 2,
        }),
        async (scheduler, wanted) => {
          const contact = standIn.addContact({
            optOuts: [DRAFT, ...KEYS.filter((_, index) => wanted[index] === 'subscribed')],
          });
          const upstream = upstreamOf(standIn, scheduler);
          const all = Promise.all(
            KEYS.map((key, index) => {
              const change = { [key]: wanted[index] };
              return upstream.updateEmailPreferences(contact.id, change, context);
            }),
          );
          await scheduler.waitFor(all);
          const off = KEYS.filter((_, index) => wanted[index] === 'unsubscribed');
          assert.deepEqual(new Set(contact.optOuts), new Set([DRAFT, ...off]));
        },
      ),
      { numRuns: 60 },
    );
    await standIn.close();
  });

  test('in two processes, what is said is what was read last, and what is not published stays', async () => {
    const standIn = await startSoftwareOne();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const contact = standIn.addContact({ optOuts: [DRAFT] });
        const answers = await scheduler.waitFor(
          Promise.all(
            KEYS.map((key) => {
              const upstream = upstreamOf(standIn, scheduler);
              const change = { [key]: 'unsubscribed' as const };
              return upstream.updateEmailPreferences(contact.id, change, context);
            }),
          ),
        );
        assert.ok(contact.optOuts.includes(DRAFT));
        // The window that is left without an ETag loses a change of another process at most: never
        // one's own that one has just seen stored, and never both.
        assert.ok(KEYS.some((key) => contact.optOuts.includes(key)));
        for (const [index, key] of KEYS.entries()) {
          assert.equal(answers[index]?.preferences[key]?.status, 'unsubscribed');
        }
      }),
      { numRuns: 60 },
    );
    await standIn.close();
  });

  test('a turn that never ends holds nobody up for longer than it may', async () => {
    const takeTurn = createTurns(20);
    const stuck = takeTurn('a', () => new Promise<string>(() => {}));
    assert.equal(await takeTurn('a', async () => 'next'), 'next');
    assert.equal(await takeTurn('b', async () => 'other'), 'other');
    await assert.rejects(
      takeTurn('c', async () => {
        throw new Error('failed');
      }),
    );
    assert.equal(await takeTurn('c', async () => 'after a failure'), 'after a failure');
    assert.ok(stuck instanceof Promise);
  });
});

test('a text of another system is on one line, without what is unseen, and no longer than it may be', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.integer({ min: 1, max: 50 }),
      (text, length) => {
        const plain = plainText(text, length);
        assert.ok([...plain].length <= length);
        assert.doesNotMatch(plain, /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        assert.equal(plainText(plain, length), plain);
      },
    ),
  );
  assert.equal(plainText('<b>Price</b>\n changes\u202e', 80), '<b>Price</b> changes');
});
