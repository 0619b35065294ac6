/** Dutch: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const dutch: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `WhatsApp-berichten over ‘${what}’ van ${sender} stopzetten?`
      : `Alle WhatsApp-berichten van ${sender} stopzetten?`,
  confirmDetail: (what) =>
    what
      ? 'Er is nog niets gewijzigd. Andere berichten blijven zoals ze zijn.'
      : 'Er is nog niets gewijzigd.',
  doneDetail: (sender, what) =>
    what
      ? `Je ontvangt geen WhatsApp-berichten over ‘${what}’ meer van ${sender}.`
      : `Je ontvangt geen WhatsApp-berichten meer van ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `Je ontvangt weer WhatsApp-berichten over ‘${what}’ van ${sender}.`
      : `Je ontvangt weer dezelfde WhatsApp-berichten van ${sender} als voorheen.`,
  undoneOffDetail: (sender) => `Alle WhatsApp-berichten van ${sender} staan uit.`,
  manage: 'Kiezen welke WhatsApp-berichten je ontvangt',
  keepPrivate:
    'Je hebt deze pagina geopend via een link in een bericht. Wie die link heeft, kan deze voorkeuren wijzigen. Stuur hem daarom niet door.',
  expiredDetail:
    'Links in oudere berichten werken na een tijd niet meer. Gebruik de link in ons nieuwste bericht.',
  linkExpired: {
    signedOut: {
      title: 'Deze link is verlopen.',
      detail:
        'Links in oudere berichten werken na een tijd niet meer. Gebruik de link in ons nieuwste bericht.',
    },
    failedSignedOut: 'Deze link is verlopen. Gebruik de link in ons nieuwste bericht.',
  },
  invalidDetail: 'Misschien ontbreekt er een deel. Open hem opnieuw vanuit het bericht.',
  reopenDetail:
    'Voor je veiligheid onthoudt deze pagina niet wie je bent. De link staat in het bericht.',
};

export default dutch;
