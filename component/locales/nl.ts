/** Dutch. */
import type { Messages } from '../messages.ts';

const dutch: Messages = {
  lang: 'nl',
  title: 'E-mailvoorkeuren',
  for: (email) => `Voor ${email}`,
  labels: {
    all: ['Alle e-mails', 'Zet dit uit om je overal voor af te melden.'],
    postUpdates: ['Nieuws over posts', 'Statuswijzigingen en nieuws over posts die je volgt.'],
    postComments: ['Reacties op posts', 'Nieuwe reacties op posts die je volgt.'],
    commentReplies: ['Antwoorden', 'Antwoorden op je eigen reacties.'],
    changelog: ['Productnieuws', 'Wat we hebben uitgebracht.'],
  },
  notSent: 'Niet verzonden',
  why: 'Je ontvangt geen e-mails van ons. Je keuzes blijven bewaard en gelden weer zodra je dit aanzet.',
  undo: 'Ongedaan maken',
  loading: 'Laden…',
  saving: 'Opslaan…',
  saved: 'Opgeslagen',
  down: 'Je voorkeuren konden niet worden geladen.',
  expired: 'Deze link is verlopen. Gebruik de link in onze nieuwste e-mail.',
  unknown: 'We hebben geen e-mailvoorkeuren voor je.',
  offline: 'Je bent offline. Wijzigingen worden opgeslagen zodra je weer verbinding hebt.',
  empty: 'Er zijn geen e-mails om uit te kiezen.',
  failed: (names) => `Niet opgeslagen: ${names.join(', ')}.`,
  on: 'aan',
  off: 'uit',
  retry: 'Opnieuw proberen',
  save: 'Opslaan',
  discard: 'Wijzigingen annuleren',
  unsaved: (count) => `${count} niet-opgeslagen ${count === 1 ? 'wijziging' : 'wijzigingen'}`,
};

export default dutch;
