/** French: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const french: ChannelMessages = {
  title: 'Préférences WhatsApp',
  all: [
    'Tous les messages WhatsApp',
    'Si cette option est désactivée, vous ne recevez aucun message WhatsApp.',
  ],
  why: 'Vous ne recevez aucun message WhatsApp de notre part. Vous pouvez modifier vos choix\u00a0: ils s’appliqueront dès que vous réactiverez les messages.',
  whyExcept:
    'Vous ne recevez aucun message WhatsApp de notre part, sauf ceux qui sont toujours envoyés. Vous pouvez modifier vos choix\u00a0: ils s’appliqueront dès que vous réactiverez les messages.',
  whyAlone: 'Vous ne recevez aucun message WhatsApp de notre part.',
  blocksReplies: (description) =>
    `${description} Tant qu’elle est désactivée, vous ne pouvez pas non plus nous écrire sur WhatsApp.`,
  empty: 'Aucun autre type de message WhatsApp n’est proposé.',
  unavailable: {
    title: 'Les préférences WhatsApp ne sont pas disponibles ici pour le moment.',
    detail: 'Cette page n’est pas configurée correctement. Veuillez réessayer plus tard.',
  },
  unknown: {
    title: 'Il n’y a rien à choisir ici.',
    detail: 'Nous n’avons trouvé aucune préférence WhatsApp à votre nom.',
  },
};

export default french;
