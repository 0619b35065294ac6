/** Swedish. */
import type { Messages } from '../messages.ts';

const swedish: Messages = {
  lang: 'sv',
  title: 'E-postinställningar',
  for: (email) => `För ${email}`,
  labels: {
    all: ['All e-post', 'Stäng av för att avsluta alla prenumerationer.'],
    postUpdates: ['Nytt om inlägg', 'Statusändringar och nyheter om inlägg du följer.'],
    postComments: ['Kommentarer', 'Nya kommentarer på inlägg du följer.'],
    commentReplies: ['Svar', 'Svar på dina egna kommentarer.'],
    changelog: ['Nyheter', 'Det vi har lanserat.'],
  },
  notSent: 'Skickas inte',
  why: 'Du får ingen e-post från oss. Dina val sparas och gäller igen när du slår på detta.',
  undo: 'Ångra',
  loading: 'Läser in…',
  saving: 'Sparar…',
  saved: 'Sparat',
  down: 'Det gick inte att läsa in dina inställningar.',
  expired: 'Länken har gått ut. Använd länken i vårt senaste mejl.',
  unknown: 'Vi har inga e-postinställningar för dig.',
  offline: 'Du är offline. Ändringar sparas när du är uppkopplad igen.',
  empty: 'Det finns ingen e-post att välja bland.',
  failed: (names) => `Inte sparat: ${names.join(', ')}.`,
  on: 'på',
  off: 'av',
  retry: 'Försök igen',
  save: 'Spara',
  discard: 'Ignorera ändringar',
  unsaved: (count) => (count === 1 ? '1 osparad ändring' : `${count} osparade ändringar`),
};

export default swedish;
