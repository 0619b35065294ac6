/** French: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const french: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `Ne plus recevoir les messages WhatsApp «\u00a0${what}\u00a0» envoyés par ${sender}\u202f?`
      : `Ne plus recevoir aucun message WhatsApp envoyé par ${sender}\u202f?`,
  confirmDetail: (what) =>
    what
      ? 'Rien n’a encore été modifié. Les autres messages restent inchangés.'
      : 'Rien n’a encore été modifié.',
  doneDetail: (sender, what) =>
    what
      ? `Vous ne recevrez plus les messages WhatsApp «\u00a0${what}\u00a0» envoyés par ${sender}.`
      : `Vous ne recevrez plus de messages WhatsApp envoyés par ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `Vous recevez de nouveau les messages WhatsApp «\u00a0${what}\u00a0» envoyés par ${sender}.`
      : `Vous recevez de nouveau les messages WhatsApp envoyés par ${sender}, comme avant.`,
  undoneOffDetail: (sender) => `Tous les messages WhatsApp envoyés par ${sender} sont désactivés.`,
  manage: 'Choisir les messages WhatsApp que vous recevez',
  keepPrivate:
    'Vous avez ouvert cette page à partir d’un lien reçu sur WhatsApp. Toute personne qui possède ce lien peut modifier ces préférences. Veuillez ne pas le transférer.',
  expiredDetail:
    'Les liens des anciens messages cessent de fonctionner au bout d’un certain temps. Utilisez celui de notre dernier message.',
  linkExpired: {
    signedOut: {
      title: 'Ce lien a expiré.',
      detail:
        'Les liens des anciens messages cessent de fonctionner au bout d’un certain temps. Utilisez celui de notre dernier message.',
    },
    failedSignedOut: 'Ce lien a expiré. Veuillez utiliser celui de notre dernier message.',
  },
  invalidDetail:
    'Il en manque peut-être une partie. Veuillez l’ouvrir de nouveau depuis le message.',
  reopenDetail:
    'Pour votre sécurité, cette page ne retient pas qui vous êtes. Le lien se trouve dans le message.',
};

export default french;
