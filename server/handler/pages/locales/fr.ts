/**
 * French. A narrow no-break space (U+202F) stands before a question mark, a no-break space (U+00A0)
 * inside quotation marks, so that none of these signs begins or ends a line alone.
 */
import type { PageTexts } from '../page-texts.ts';

const french: PageTexts = {
  help: 'Aide',
  title: 'Désabonnement',
  confirm: (sender, what) =>
    what
      ? `Ne plus recevoir les e-mails «\u00a0${what}\u00a0» envoyés par ${sender}\u202f?`
      : `Ne plus recevoir aucun e-mail envoyé par ${sender}\u202f?`,
  confirmDetail: (what) =>
    what
      ? 'Rien n’a encore été modifié. Les autres e-mails restent inchangés.'
      : 'Rien n’a encore été modifié.',
  unsubscribe: 'Se désabonner',
  done: 'Désabonnement effectué',
  doneDetail: (sender, what) =>
    what
      ? `Vous ne recevrez plus les e-mails «\u00a0${what}\u00a0» envoyés par ${sender}.`
      : `Vous ne recevrez plus d’e-mails envoyés par ${sender}.`,
  mistake: 'C’était une erreur\u202f?',
  undo: 'Annuler le désabonnement',
  undone: 'Désabonnement annulé',
  undoneDetail: (sender, what) =>
    what
      ? `Vous recevez de nouveau les e-mails «\u00a0${what}\u00a0» envoyés par ${sender}.`
      : `Vous recevez de nouveau les e-mails envoyés par ${sender}, comme avant.`,
  undoneOff: 'Votre choix est conservé',
  undoneOffDetail: (sender) => `Tous les e-mails envoyés par ${sender} sont désactivés.`,
  manage: 'Choisir les e-mails que vous recevez',
  history: 'Télécharger l’historique de vos choix',
  keepPrivate:
    'Vous avez ouvert cette page à partir d’un lien reçu par e-mail. Toute personne qui possède ce lien peut modifier ces préférences. Veuillez ne pas le transférer.',
  requestLink: 'Recevoir un lien par e-mail',
  requestLinkDetail: 'Nous l’envoyons uniquement à l’adresse e-mail que nous avons pour vous.',
  requestNewLink: 'Recevoir un nouveau lien',
  requested: 'Consultez votre messagerie',
  requestedDetail: 'Si nous avons votre adresse e-mail, nous venons d’y envoyer un nouveau lien.',
  expired: 'Ce lien a expiré',
  expiredDetail:
    'Les liens des anciens e-mails cessent de fonctionner au bout d’un certain temps. Utilisez celui de notre dernier e-mail.',
  linkExpired: {
    signedOut: {
      title: 'Ce lien a expiré.',
      detail:
        'Les liens des anciens e-mails cessent de fonctionner au bout d’un certain temps. Utilisez celui de notre dernier e-mail.',
    },
    failedSignedOut: 'Ce lien a expiré. Veuillez utiliser celui de notre dernier e-mail.',
  },
  limited: 'Ce lien ne permet pas cela',
  limitedDetail:
    'Pour votre sécurité, ce lien ne permet ni de voir ni de modifier toutes vos préférences.',
  invalid: 'Ce lien ne fonctionne pas',
  invalidDetail: 'Il en manque peut-être une partie. Veuillez l’ouvrir de nouveau depuis l’e-mail.',
  reopen: 'Veuillez ouvrir de nouveau le lien',
  reopenDetail:
    'Pour votre sécurité, cette page ne retient pas qui vous êtes. Le lien se trouve dans l’e-mail.',
  unknown: 'Il n’y a rien à modifier ici',
  unknownDetail: 'Ce lien ne correspond plus à aucune préférence.',
  locked: 'Ce choix ne peut pas être modifié',
  lockedDetail: 'L’expéditeur ne permet pas de modifier ce choix ici.',
  unsupportedDetail:
    'Ce choix ne peut pas être modifié ici. Veuillez écrire à l’expéditeur si nécessaire.',
  failed: 'Cela n’a pas fonctionné',
  failedDetail: 'C’est impossible pour le moment. Veuillez réessayer dans un instant.',
};

export default french;
