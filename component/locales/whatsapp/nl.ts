/** Dutch: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const dutch: ChannelMessages = {
  title: 'WhatsApp-voorkeuren',
  all: ['Alle WhatsApp-berichten', 'Staat dit uit, dan ontvang je geen WhatsApp-berichten.'],
  why: 'Je ontvangt geen WhatsApp-berichten van ons. Je kunt je keuzes wel wijzigen: ze gelden zodra je berichten weer aanzet.',
  whyExcept:
    'Je ontvangt geen WhatsApp-berichten van ons, behalve berichten die altijd worden verzonden. Je kunt je keuzes wel wijzigen: ze gelden zodra je berichten weer aanzet.',
  whyAlone: 'Je ontvangt geen WhatsApp-berichten van ons.',
  blocksReplies: (description) =>
    `${description} Zolang dit uit staat, kun je ons ook niet via WhatsApp schrijven.`,
  empty: 'Er zijn geen andere WhatsApp-berichten om uit te kiezen.',
  unavailable: {
    title: 'WhatsApp-voorkeuren zijn hier nu niet beschikbaar.',
    detail: 'Deze pagina is niet goed ingesteld. Probeer het later opnieuw.',
  },
  unknown: {
    title: 'Hier valt niets te kiezen.',
    detail: 'We hebben geen WhatsApp-voorkeuren van je gevonden.',
  },
};

export default dutch;
