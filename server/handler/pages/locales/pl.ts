/** Polish. */
import type { PageTexts } from '../page-texts.ts';

const polish: PageTexts = {
  help: 'Pomoc',
  title: 'Rezygnacja z e-maili',
  confirm: (sender, what) =>
    what
      ? `Zrezygnować z e-maili „${what}” od nadawcy ${sender}?`
      : `Zrezygnować ze wszystkich e-maili od nadawcy ${sender}?`,
  unsubscribe: 'Zrezygnuj',
  done: 'Rezygnacja zapisana',
  doneDetail: (sender, what) =>
    what
      ? `Nie będziesz już otrzymywać e-maili „${what}” od nadawcy ${sender}.`
      : `Nie będziesz już otrzymywać e-maili od nadawcy ${sender}.`,
  mistake: 'To pomyłka?',
  undone: 'Cofnięto',
  undoneDetail: (sender, what) =>
    what
      ? `Znów otrzymujesz e-maile „${what}” od nadawcy ${sender}.`
      : `Ustawienia e-maili od nadawcy ${sender} są takie jak wcześniej.`,
  manage: 'Wybierz, jakie e-maile otrzymujesz',
  history: 'Pobierz historię swoich wyborów',
  requestLink: 'Wyślij mi link do wszystkich ustawień',
  requested: 'Sprawdź skrzynkę odbiorczą',
  requestedDetail: 'Jeśli mamy Twój adres, nowy link jest już w drodze.',
  expired: 'Ten link wygasł',
  expiredDetail:
    'Linki w starszych e-mailach po pewnym czasie przestają działać. Najnowszy e-mail zawiera nowy.',
  limited: 'Ten link na to nie pozwala',
  limitedDetail:
    'Dla bezpieczeństwa daje dostęp do mniejszej liczby ustawień niż link do wszystkich.',
  invalid: 'Ten link nie działa',
  invalidDetail: 'Być może brakuje jego części. Otwórz go ponownie z e-maila.',
  reopen: 'Otwórz link ponownie',
  reopenDetail: 'Dla bezpieczeństwa ta strona nie zapamiętuje, kim jesteś. Link jest w e-mailu.',
  unknown: 'Nie ma tu nic do zmiany',
  unknownDetail: 'Nie mamy już ustawień e-maili dla tego linku.',
  failed: 'Nie udało się',
  failedDetail: 'W tej chwili nie jest to możliwe. Spróbuj ponownie za chwilę.',
};

export default polish;
