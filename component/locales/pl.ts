/** Polish. Soft hyphens let the long words of the slot break. */
import type { Messages } from '../messages.ts';

const plural = new Intl.PluralRules('pl');

/** As the subject of a sentence: `5 niezapisanych zmian`. */
const unsavedChanges: Record<string, string> = {
  one: 'niezapisana zmiana',
  few: 'niezapisane zmiany',
  many: 'niezapisanych zmian',
};

/** As the object of a verb: `zapiszemy 1 zmianę`. */
const savedChanges: Record<string, string> = { one: 'zmianę', few: 'zmiany', many: 'zmian' };

const polish: Messages = {
  lang: 'pl',
  title: 'Ustawienia e-maili',
  for: (email) => `Dla: ${email}`,
  labels: {
    all: ['Wszystkie e\u2011maile', 'Gdy ta opcja jest wyłączona, nie wysyłamy żadnych e-maili.'],
    postUpdates: ['Aktualizacje wpisów', 'Zmiany statusu i nowości we wpisach, które obserwujesz.'],
    postComments: ['Komentarze do wpisów', 'Nowe komentarze do wpisów, które obserwujesz.'],
    commentReplies: ['Odpowiedzi', 'Odpowiedzi na Twoje komentarze.'],
    changelog: ['Nowości', 'Nowe funkcje i ulepszenia.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'włączone' : 'wyłączone'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Poniższe ustawienia pozostają zapisane.`,
  stopAll: (description) => `${description} Wyłącz tę opcję, aby nic nie otrzymywać.`,
  why: 'Nie otrzymujesz od nas żadnych e-maili. Nadal możesz zmieniać ustawienia – zaczną działać, gdy znów włączysz e-maile.',
  whyExcept:
    'Nie otrzymujesz od nas żadnych e-maili oprócz tych, które zawsze wysyłamy. Nadal możesz zmieniać ustawienia – zaczną działać, gdy znów włączysz e-maile.',
  whyAlone: 'Nie otrzymujesz od nas żadnych e-maili.',
  chosen: 'Co otrzymujesz',
  later: 'Ustawienia na później',
  empty: 'Nie ma innych e-maili do wyboru.',

  notSent: 'Niewysy\u00adłane',
  saving: 'Zapisy\u00adwanie…',
  saved: 'Zapisano',
  notSaved: 'Nie zapisano',
  waiting: 'Czeka',
  changed: 'Zmieniono',
  alwaysOn: 'Zawsze włączone',
  alwaysOff: 'Zawsze wyłączone',
  lockedOn: 'Zawsze wysyłane. Nie można tego wyłączyć.',
  lockedOff: 'Nigdy niewysyłane. Nie można tego włączyć.',
  locked: (name, status) =>
    `Zawsze ${status === 'subscribed' ? 'włączone' : 'wyłączone'}: ${name}.`,

  undo: 'Cofnij',
  retry: 'Spróbuj ponownie',
  save: 'Zapisz',
  discard: 'Odrzuć zmiany',

  loading: 'Wczytywanie Twoich ustawień…',
  instant: 'Zmiany są zapisywane od razu.',
  unchanged: 'Brak niezapisanych zmian',
  unsaved: (count) => `${count} ${unsavedChanges[plural.select(count)]}`,
  undoable: 'Zapisano. Możesz to jeszcze cofnąć.',
  offline: (count) => ({
    title: 'Jesteś offline.',
    detail: `Nie zamykaj strony – po odzyskaniu połączenia zapiszemy ${count} ${savedChanges[plural.select(count)]}.`,
  }),
  failed: (names) => `Nie zapisano: ${names}.`,
  stillOn: 'Nadal włączone.',
  stillOff: 'Nadal wyłączone.',
  asBefore: 'Nic się nie zmieniło.',
  failedSignedOut: 'Twoja sesja wygasła. Odśwież stronę i spróbuj ponownie.',
  submitFailed: { title: 'Nie udało się zapisać.', detail: 'Twoje zmiany nadal tu są.' },
  unconfirmed: (names) => ({
    title: `Nie udało się potwierdzić, czy zapisano: ${names}.`,
    detail: 'Spróbuj ponownie lub odśwież stronę, aby zobaczyć, co jest zapisane.',
  }),
  changedElsewhere: (choices) => `W międzyczasie zmieniono gdzie indziej: ${choices}.`,

  down: {
    title: 'Nie udało się wczytać Twoich ustawień.',
    detail: 'Pozostały bez zmian. Spróbuj ponownie.',
  },
  offlineLoad: {
    title: 'Jesteś offline.',
    detail: 'Ustawienia wczytają się po odzyskaniu połączenia.',
  },
  unavailable: {
    title: 'Ustawienia e-maili są tu teraz niedostępne.',
    detail: 'Ta strona nie jest prawidłowo skonfigurowana. Spróbuj ponownie później.',
  },
  signedOut: { title: 'Twoja sesja wygasła.', detail: 'Odśwież stronę.' },
  unknown: {
    title: 'Nie ma tu nic do wyboru.',
    detail: 'Nie znaleźliśmy Twoich ustawień e-maili.',
  },
};

export default polish;
