/** Polish. */
import type { Messages } from '../messages.ts';

const plural = new Intl.PluralRules('pl');

const unsavedChanges: Record<string, string> = {
  one: 'niezapisana zmiana',
  few: 'niezapisane zmiany',
  many: 'niezapisanych zmian',
};

const polish: Messages = {
  lang: 'pl',
  title: 'Ustawienia e-maili',
  for: (email) => `Dla: ${email}`,
  labels: {
    all: ['Wszystkie e-maile', 'Wyłącz, aby zrezygnować ze wszystkich e-maili.'],
    postUpdates: ['Zmiany we wpisach', 'Zmiany statusu i nowości we wpisach, które obserwujesz.'],
    postComments: ['Komentarze do wpisów', 'Nowe komentarze do wpisów, które obserwujesz.'],
    commentReplies: ['Odpowiedzi', 'Odpowiedzi na Twoje komentarze.'],
    changelog: ['Nowości', 'Informacje o tym, co wydaliśmy.'],
  },
  notSent: 'Niewysyłane',
  why: 'Nie otrzymujesz od nas żadnych e-maili. Wybrane ustawienia pozostają zapisane i po ponownym włączeniu znów będą obowiązywać.',
  undo: 'Cofnij',
  loading: 'Wczytywanie…',
  saving: 'Zapisywanie…',
  saved: 'Zapisano',
  down: 'Nie udało się wczytać Twoich ustawień.',
  expired: 'Ten link wygasł. Użyj linku z naszego najnowszego e-maila.',
  unknown: 'Nie mamy dla Ciebie żadnych ustawień e-maili.',
  offline: 'Jesteś offline. Zmiany zostaną zapisane po odzyskaniu połączenia.',
  empty: 'Nie ma e-maili do wyboru.',
  failed: (names) => `Nie zapisano: ${names.join(', ')}.`,
  on: 'włączone',
  off: 'wyłączone',
  retry: 'Spróbuj ponownie',
  save: 'Zapisz',
  discard: 'Odrzuć zmiany',
  unsaved: (count) => `${count} ${unsavedChanges[plural.select(count)]}`,
};

export default polish;
