/** Polish: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const polish: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `Zrezygnować z wiadomości WhatsApp „${what}” od nadawcy ${sender}?`
      : `Zrezygnować ze wszystkich wiadomości WhatsApp od nadawcy ${sender}?`,
  confirmDetail: (what) =>
    what
      ? 'Nic się jeszcze nie zmieniło. Pozostałe wiadomości będą wysyłane jak dotychczas.'
      : 'Nic się jeszcze nie zmieniło.',
  doneDetail: (sender, what) =>
    what
      ? `Nie będziesz już otrzymywać wiadomości WhatsApp „${what}” od nadawcy ${sender}.`
      : `Nie będziesz już otrzymywać wiadomości WhatsApp od nadawcy ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `Znów otrzymujesz wiadomości WhatsApp „${what}” od nadawcy ${sender}.`
      : `Ustawienia wiadomości WhatsApp od nadawcy ${sender} są takie jak wcześniej.`,
  undoneOffDetail: (sender) => `Wszystkie wiadomości WhatsApp od nadawcy ${sender} są wyłączone.`,
  manage: 'Wybierz, jakie wiadomości WhatsApp otrzymujesz',
  keepPrivate:
    'Ta strona została otwarta z linku w wiadomości. Każdy, kto ma ten link, może zmienić te ustawienia, dlatego nie przekazuj go dalej.',
  expiredDetail:
    'Linki w starszych wiadomościach po pewnym czasie przestają działać. Użyj linku z naszej najnowszej wiadomości.',
  linkExpired: {
    signedOut: {
      title: 'Ten link wygasł.',
      detail:
        'Linki w starszych wiadomościach po pewnym czasie przestają działać. Użyj linku z naszej najnowszej wiadomości.',
    },
    failedSignedOut: 'Ten link wygasł. Użyj linku z naszej najnowszej wiadomości.',
  },
  invalidDetail: 'Być może brakuje jego części. Otwórz go ponownie z wiadomości.',
  reopenDetail:
    'Ze względów bezpieczeństwa ta strona nie zapamiętuje, kim jesteś. Link jest w wiadomości.',
};

export default polish;
