/** What the element says about numbers, choices and names, in full. */
import { expect } from '@open-wc/testing';
import { loadMessages } from '../../component/load-messages.ts';
import { english, labelOf, type Messages } from '../../component/messages.ts';

/** The texts that the element shows for a language tag. */
async function messagesFor(tag: string): Promise<Messages> {
  return (await loadMessages(tag)) ?? english;
}

describe('a number of changes', () => {
  const expected: Record<string, Record<number, [unsaved: string, waiting: string]>> = {
    fr: {
      1: ['1 modification non enregistrée', '1 modification sera enregistrée'],
      2: ['2 modifications non enregistrées', '2 modifications seront enregistrées'],
    },
    pl: {
      1: ['1 niezapisana zmiana', '1 zmianę'],
      3: ['3 niezapisane zmiany', '3 zmiany'],
      5: ['5 niezapisanych zmian', '5 zmian'],
      12: ['12 niezapisanych zmian', '12 zmian'],
      22: ['22 niezapisane zmiany', '22 zmiany'],
    },
    ar: {
      1: ['تغيير واحد غير محفوظ', 'تغيير واحد'],
      2: ['تغييران غير محفوظين', 'تغييرين'],
      3: ['3 تغييرات غير محفوظة', '3 تغييرات'],
      11: ['11 تغييرًا غير محفوظ', '11 تغييرًا'],
      100: ['100 تغيير غير محفوظ', '100 تغيير'],
    },
    he: {
      1: ['שינוי אחד שלא נשמר', 'ושינוי אחד יישמר'],
      2: ['שני שינויים שלא נשמרו', 'ושני שינויים יישמרו'],
      3: ['3 שינויים שלא נשמרו', 'ו־3 שינויים יישמרו'],
    },
  };
  for (const [lang, texts] of Object.entries(expected)) {
    it(`takes its form from the number in ${lang}`, async () => {
      const { unsaved, offline } = await messagesFor(lang);
      for (const [count, [text, waiting]] of Object.entries(texts)) {
        expect(unsaved(Number(count))).to.equal(text);
        expect(offline(Number(count)).detail).to.match(new RegExp(`${waiting}[ .]`));
      }
    });
  }
});

describe('choices in a row', () => {
  const expected = {
    en: 'We couldn’t save: Ada (on), Bob (off).',
    de: 'Nicht gespeichert: Ada (ein), Bob (aus).',
    fr: 'Non enregistré\u00a0: Ada (activé), Bob (désactivé).',
    ja: '保存できませんでした：Ada（オン）、Bob（オフ）',
    ko: '저장되지 않음: Ada(켬), Bob(끔)',
    'zh-Hans': '未能保存：Ada（开启）、Bob（关闭）。',
    'zh-Hant': '未能儲存：Ada（開啟）、Bob（關閉）。',
    ar: 'تعذّر حفظ ما يلي: Ada (تشغيل)، Bob (إيقاف).',
  };
  for (const [lang, text] of Object.entries(expected)) {
    it(`stand in the brackets and between the commas of ${lang}`, async () => {
      const { choice, list, failed } = await messagesFor(lang);
      const choices = [choice('Ada', 'subscribed'), choice('Bob', 'unsubscribed')];
      expect(failed(list(choices)).replace(/[\u2068\u2069]/g, '')).to.equal(text);
    });
  }
});

describe('the name of a preference', () => {
  const expected: Record<string, string> = {
    changelog: 'Changelog',
    weeklyDigest: 'Weekly digest',
    'product_news.2026-q1': 'Product news 2026 q1',
    smsURL: 'Sms url',
  };
  for (const [key, name] of Object.entries(expected)) {
    it(`is "${name}" for ${key}`, () => {
      expect(labelOf(key, english.labels)[0]).to.equal(name);
    });
  }
});
