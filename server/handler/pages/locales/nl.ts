/** Dutch. */
import type { PageTexts } from '../page-texts.ts';

const dutch: PageTexts = {
  help: 'Hulp',
  title: 'Uitschrijven',
  confirm: (sender, what) =>
    what
      ? `E-mails over ‘${what}’ van ${sender} stopzetten?`
      : `Alle e-mails van ${sender} stopzetten?`,
  confirmDetail: (what) =>
    what
      ? 'Er is nog niets gewijzigd. Andere e-mails blijven zoals ze zijn.'
      : 'Er is nog niets gewijzigd.',
  unsubscribe: 'Uitschrijven',
  done: 'Je bent uitgeschreven',
  doneDetail: (sender, what) =>
    what
      ? `Je ontvangt geen e-mails over ‘${what}’ meer van ${sender}.`
      : `Je ontvangt geen e-mails meer van ${sender}.`,
  mistake: 'Was dat een vergissing?',
  undo: 'Ongedaan maken',
  undone: 'Ongedaan gemaakt',
  undoneDetail: (sender, what) =>
    what
      ? `Je ontvangt weer e-mails over ‘${what}’ van ${sender}.`
      : `Je ontvangt weer dezelfde e-mails van ${sender} als voorheen.`,
  undoneOff: 'Je keuze is bewaard',
  undoneOffDetail: (sender) => `Alle e-mails van ${sender} staan uit.`,
  manage: 'Kiezen welke e-mails je ontvangt',
  history: 'De geschiedenis van je keuzes downloaden',
  keepPrivate:
    'Je hebt deze pagina geopend via een link in een e-mail. Wie die link heeft, kan deze voorkeuren wijzigen. Stuur hem daarom niet door.',
  requestLink: 'Mail me een link naar al mijn voorkeuren',
  requestLinkDetail: 'We sturen hem alleen naar het e-mailadres dat we van je hebben.',
  requestNewLink: 'Mail me een nieuwe link',
  requested: 'Kijk in je postvak',
  requestedDetail: 'Als we je e-mailadres hebben, hebben we je een nieuwe link gestuurd.',
  expired: 'Deze link is verlopen',
  expiredDetail:
    'Links in oudere e-mails werken na een tijd niet meer. Gebruik de link in onze nieuwste e-mail.',
  linkExpired: {
    signedOut: {
      title: 'Deze link is verlopen.',
      detail:
        'Links in oudere e-mails werken na een tijd niet meer. Gebruik de link in onze nieuwste e-mail.',
    },
    failedSignedOut: 'Deze link is verlopen. Gebruik de link in onze nieuwste e-mail.',
  },
  limited: 'Dat kan niet met deze link',
  limitedDetail:
    'Voor je veiligheid kun je met deze link niet al je voorkeuren bekijken of wijzigen.',
  invalid: 'Deze link werkt niet',
  invalidDetail: 'Misschien ontbreekt er een deel. Open hem opnieuw vanuit de e-mail.',
  reopen: 'Open de link opnieuw',
  reopenDetail:
    'Voor je veiligheid onthoudt deze pagina niet wie je bent. De link staat in de e-mail.',
  unknown: 'Hier valt niets te wijzigen',
  unknownDetail: 'We hebben bij deze link geen e-mailvoorkeuren meer.',
  locked: 'Dit kun je niet wijzigen',
  lockedDetail: 'De afzender staat niet toe dat deze keuze hier wordt gewijzigd.',
  unsupportedDetail:
    'Deze keuze kun je hier niet wijzigen. Neem zo nodig contact op met de afzender.',
  failed: 'Dat is niet gelukt',
  failedDetail: 'Het lukt nu even niet. Probeer het zo nog eens.',
};

export default dutch;
