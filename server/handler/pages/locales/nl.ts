/** Dutch. */
import type { PageTexts } from '../page-texts.ts';

const dutch: PageTexts = {
  help: 'Hulp',
  title: 'Afmelden',
  confirm: (sender, what) =>
    what
      ? `Geen e-mails over ‘${what}’ meer van ${sender}?`
      : `Helemaal geen e-mails meer van ${sender}?`,
  unsubscribe: 'Afmelden',
  done: 'Je bent afgemeld',
  doneDetail: (sender, what) =>
    what
      ? `Je ontvangt geen e-mails over ‘${what}’ meer van ${sender}.`
      : `Je ontvangt geen e-mails meer van ${sender}.`,
  mistake: 'Was dat een vergissing?',
  undone: 'Ongedaan gemaakt',
  undoneDetail: (sender, what) =>
    what
      ? `Je ontvangt weer e-mails over ‘${what}’ van ${sender}.`
      : `Je e-mails van ${sender} staan weer zoals ze stonden.`,
  manage: 'Kiezen welke e-mails je ontvangt',
  history: 'De geschiedenis van je keuzes downloaden',
  requestLink: 'Mail me een link naar al mijn voorkeuren',
  requested: 'Kijk in je postvak',
  requestedDetail: 'Als we een adres van je hebben, is er een nieuwe link naartoe onderweg.',
  expired: 'Deze link is verlopen',
  expiredDetail:
    'Links in oudere e-mails werken na een tijd niet meer. In de nieuwste staat een nieuwe.',
  limited: 'Dat kan niet met deze link',
  limitedDetail:
    'Voor je veiligheid geeft hij toegang tot minder dan de link naar al je voorkeuren.',
  invalid: 'Deze link werkt niet',
  invalidDetail: 'Misschien ontbreekt er een deel. Open hem opnieuw vanuit de e-mail.',
  reopen: 'Open de link opnieuw',
  reopenDetail:
    'Voor je veiligheid onthoudt deze pagina niet wie je bent. De link staat in de e-mail.',
  unknown: 'Hier valt niets in te stellen',
  unknownDetail: 'We hebben bij deze link geen e-mailvoorkeuren meer.',
  failed: 'Dat is niet gelukt',
  failedDetail: 'Het lukt nu even niet. Probeer het zo nog eens.',
};

export default dutch;
