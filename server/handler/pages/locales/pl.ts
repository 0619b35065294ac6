/** Polish. */
import type { PageTexts } from '../page-texts.ts';

const polish: PageTexts = {
  help: 'Pomoc',
  title: 'Rezygnacja z e-maili',
  confirm: (sender, what) =>
    what
      ? `Zrezygnować z e-maili „${what}” od nadawcy ${sender}?`
      : `Zrezygnować ze wszystkich e-maili od nadawcy ${sender}?`,
  confirmDetail: (what) =>
    what
      ? 'Nic się jeszcze nie zmieniło. Pozostałe e-maile będą wysyłane jak dotychczas.'
      : 'Nic się jeszcze nie zmieniło.',
  unsubscribe: 'Zrezygnuj z e-maili',
  done: 'Zrezygnowano z e-maili',
  doneDetail: (sender, what) =>
    what
      ? `Nie będziesz już otrzymywać e-maili „${what}” od nadawcy ${sender}.`
      : `Nie będziesz już otrzymywać e-maili od nadawcy ${sender}.`,
  mistake: 'To pomyłka?',
  undo: 'Cofnij',
  undone: 'Cofnięto rezygnację',
  undoneDetail: (sender, what) =>
    what
      ? `Znów otrzymujesz e-maile „${what}” od nadawcy ${sender}.`
      : `Ustawienia e-maili od nadawcy ${sender} są takie jak wcześniej.`,
  undoneOff: 'Twój wybór jest zapisany',
  undoneOffDetail: (sender) => `Wszystkie e-maile od nadawcy ${sender} są wyłączone.`,
  manage: 'Wybierz, jakie e-maile otrzymujesz',
  history: 'Pobierz historię zmian ustawień',
  keepPrivate:
    'Ta strona została otwarta z linku w e-mailu. Każdy, kto ma ten link, może zmienić te ustawienia, dlatego nie przekazuj go dalej.',
  requestLink: 'Wyślij mi link do wszystkich ustawień',
  requestLinkDetail: 'Wyślemy go tylko na Twój adres e-mail zapisany u nas.',
  requestNewLink: 'Wyślij mi nowy link',
  requested: 'Sprawdź skrzynkę odbiorczą',
  requestedDetail: 'Jeśli mamy Twój adres, nowy link jest już w drodze.',
  expired: 'Ten link wygasł',
  expiredDetail:
    'Linki w starszych e-mailach po pewnym czasie przestają działać. Użyj linku z naszego najnowszego e-maila.',
  linkExpired: {
    signedOut: {
      title: 'Ten link wygasł.',
      detail:
        'Linki w starszych e-mailach po pewnym czasie przestają działać. Użyj linku z naszego najnowszego e-maila.',
    },
    failedSignedOut: 'Ten link wygasł. Użyj linku z naszego najnowszego e-maila.',
  },
  limited: 'Ten link na to nie pozwala',
  limitedDetail: 'Ze względów bezpieczeństwa nie pozwala zobaczyć ani zmienić wszystkich ustawień.',
  invalid: 'Ten link nie działa',
  invalidDetail: 'Być może brakuje jego części. Otwórz go ponownie z e-maila.',
  reopen: 'Otwórz link ponownie',
  reopenDetail:
    'Ze względów bezpieczeństwa ta strona nie zapamiętuje, kim jesteś. Link jest w e-mailu.',
  unknown: 'Nie ma tu nic do zmiany',
  unknownDetail: 'Nie mamy już ustawień e-maili dla tego linku.',
  locked: 'Tego nie można zmienić',
  lockedDetail: 'Nadawca nie pozwala zmienić tutaj tego ustawienia.',
  unsupportedDetail: 'Tego ustawienia nie można tutaj zmienić. W razie potrzeby napisz do nadawcy.',
  failed: 'Nie udało się',
  failedDetail: 'W tej chwili nie jest to możliwe. Spróbuj ponownie za chwilę.',
};

export default polish;
