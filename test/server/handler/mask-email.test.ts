import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskEmail } from '../../../server/handler/app.ts';
import { maskContact } from '../../../server/handler/mask-email.ts';

test('an address is masked so that its owner knows it, and nobody else', () => {
  for (const [address, masked] of [
    ['john@example.com', 'j•••@e••••••.com'],
    ['a@b.co', 'a•••@b••••••.co'],
    ['john.smith+lists@mail.example.co.uk', 'j•••@m••••••.uk'],
    ['"a@b"@example.org', '"•••@e••••••.org'],
    ['jörg@müller.de', 'j•••@m••••••.de'],
    ['👩@example.com', '👩•••@e••••••.com'],
    ['root@localhost', 'r•••@l••••••'],
    ['john@.com', 'j•••@.••••••'],
    ['', '•••'],
    ['john', '•••'],
    ['@example.com', '•••'],
    ['john@', '•••'],
  ]) {
    assert.equal(maskEmail(address ?? ''), masked);
  }
});

test('of any address, only two characters and the ending are left', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const ending = address.slice(address.lastIndexOf('.') + 1);
      const masked = maskEmail(address);
      assert.equal(masked.length, 'j•••@e••••••.'.length + ending.length);
      assert.ok(masked.endsWith(`.${ending}`));
    }),
  );
});

test('a contact without an address stays as it is', () => {
  const preferences = { all: { status: 'subscribed', effectiveStatus: 'subscribed' } } as const;
  const contact = { object: 'contact_email_preferences', contactId: 'c_1', preferences } as const;
  for (const nobody of [contact, { ...contact, email: null }, { ...contact, email: '' }]) {
    assert.deepEqual(maskContact(nobody), nobody);
  }
});
