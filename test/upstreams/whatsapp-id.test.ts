/** Which texts are ids of a person on WhatsApp, at the limits of each form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseWhatsAppId, spellingsOf } from '../../server/handler/upstreams/wappfy/whatsapp-id.ts';

test('a number has 7 to 15 digits, and begins with a country code', () => {
  for (const digits of ['1234567', '123456789012345']) {
    for (const text of [digits, `+${digits}`, `${digits}@c.us`, `${digits}:1@s.whatsapp.net`]) {
      assert.deepEqual(parseWhatsAppId(text), { kind: 'number', digits }, text);
    }
  }
  for (const digits of ['123456', '1234567890123456', '0123456789', '12345a6789']) {
    for (const text of [digits, `+${digits}`, `${digits}@c.us`]) {
      assert.equal(parseWhatsAppId(text), undefined, text);
    }
  }
  assert.equal(parseWhatsAppId('1+2345678'), undefined);
});

test('an id that hides the number has 5 to 20 digits, whatever they begin with', () => {
  for (const digits of ['00000', '01234567890123456789']) {
    assert.deepEqual(parseWhatsAppId(`${digits}@lid`), { kind: 'lid', digits });
  }
  for (const user of ['0123', '012345678901234567890', '+01234', '01234x']) {
    assert.equal(parseWhatsAppId(`${user}@lid`), undefined, user);
  }
});

test('what ends in anything else is no person', () => {
  for (const text of [
    '4915112345678@g.us',
    '4915112345678@constructor',
    '4915112345678@c.us ',
    '4915112345678@c.us2',
    '1@4915112345678@c.us',
    '4915112345678:1234@c.us',
    '@c.us',
    '@lid',
    '',
  ]) {
    assert.equal(parseWhatsAppId(text), undefined, text);
  }
});

test('a number that has a Brazilian one within it has one spelling', () => {
  for (const digits of ['1551188887777', '15511988887777', '55119888877770']) {
    assert.deepEqual(spellingsOf(digits), [digits]);
  }
});
