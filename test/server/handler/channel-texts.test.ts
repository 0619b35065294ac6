/** The texts about WhatsApp messages: there in every language, and never about emails. */
import assert from 'node:assert/strict';
import { glob } from 'node:fs/promises';
import { basename } from 'node:path';
import { test } from 'node:test';
import { loadMessages, loadWhatsAppMessages } from '../../../component/load-messages.ts';
import { english, type Messages } from '../../../component/messages.ts';
import { pageTextsOf } from '../../../server/handler/pages/languages.ts';
import type { ChannelTexts } from '../../../server/handler/pages/page-texts.ts';

/** “Email” as the languages of the texts write it. */
const EMAIL =
  /e-?mail|e-post|mejl|correo|courriel|דוא|البريد|بريد إلكتروني|メール|이메일|邮件|郵件/i;

const languages: Messages[] = [english];
for await (const file of glob('component/locales/*.ts')) {
  const messages = await loadMessages(basename(file, '.ts'));
  assert.ok(messages, file);
  languages.push(messages);
}

/** Every sentence of the pages that names the channel. */
function sentencesOf(texts: ChannelTexts): string[] {
  const { confirm, confirmDetail, doneDetail, undoneDetail, undoneOffDetail, ...rest } = texts;
  const { signedOut, failedSignedOut } = rest.linkExpired;
  return [
    ...[confirm, doneDetail, undoneDetail].flatMap((of) => [of('Acme'), of('Acme', 'News')]),
    confirmDetail('News'),
    undoneOffDetail('Acme'),
    ...[rest.manage, rest.keepPrivate, rest.expiredDetail, rest.invalidDetail, rest.reopenDetail],
    ...[signedOut.title, signedOut.detail, failedSignedOut],
  ];
}

test('there are sixteen languages', () => {
  assert.equal(languages.length, 16);
});

for (const messages of languages) {
  test(`${messages.lang}: the element speaks of WhatsApp messages`, async () => {
    const texts = await loadWhatsAppMessages(messages);
    const [name = '', description = ''] = texts.labels.all ?? [];
    const named = [texts.title, name, description, texts.why, texts.whyExcept, texts.whyAlone];
    const blocks = texts.blocksReplies?.('DESCRIPTION') ?? '';
    for (const text of [...named, texts.empty, texts.unavailable.title, blocks]) {
      assert.match(text, /WhatsApp/);
    }
    assert.ok(blocks.startsWith('DESCRIPTION'));
    for (const value of Object.values(texts)) {
      if (typeof value === 'string') assert.doesNotMatch(value, EMAIL);
    }
    assert.doesNotMatch(`${description} ${texts.unknown.detail} ${blocks}`, EMAIL);
    assert.equal(texts.labels.changelog, messages.labels.changelog);
    assert.equal(texts.saved, messages.saved);
  });

  test(`${messages.lang}: the pages speak of WhatsApp messages`, async () => {
    const texts = await pageTextsOf(messages.lang, true);
    for (const text of sentencesOf(texts)) assert.doesNotMatch(text, EMAIL);
    for (const say of [texts.confirm, texts.doneDetail, texts.undoneDetail]) {
      assert.match(say('Acme', 'News'), /News/);
      assert.match(say('Acme'), /WhatsApp/);
    }
    assert.match(`${texts.undoneOffDetail('Acme')}`, /WhatsApp/);
    assert.match(texts.manage, /WhatsApp/);
  });
}
