/** French: a no-break space before a colon, a soft hyphen in a long word of the slot. */
import type { Messages } from '../messages.ts';

const french: Messages = {
  lang: 'fr',
  title: 'Préférences e-mail',
  for: (email) => `Pour ${email}`,
  labels: {
    all: ['Tous les e\u2011mails', 'Si cette option est désactivée, vous ne recevez aucun e-mail.'],
    postUpdates: [
      'Actualité des publications',
      'Changements de statut et nouveautés des publications que vous suivez.',
    ],
    postComments: ['Commentaires', 'Nouveaux commentaires sur les publications que vous suivez.'],
    commentReplies: ['Réponses', 'Réponses à vos propres commentaires.'],
    changelog: ['Nouveautés', 'Les évolutions que nous avons mises en ligne.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'activé' : 'désactivé'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Vos choix ci-dessous sont conservés.`,
  stopAll: (description) => `${description} Désactivez cette option pour arrêter tous les envois.`,
  why: 'Vous ne recevez aucun e-mail de notre part. Vous pouvez modifier vos choix\u00a0: ils s’appliqueront dès que vous réactiverez les e-mails.',
  whyExcept:
    'Vous ne recevez aucun e-mail de notre part, sauf ceux qui sont toujours envoyés. Vous pouvez modifier vos choix\u00a0: ils s’appliqueront dès que vous réactiverez les e-mails.',
  whyAlone: 'Vous ne recevez aucun e-mail de notre part.',
  chosen: 'Ce que vous recevez',
  later: 'Choix pour plus tard',
  empty: 'Aucun autre type d’e-mail n’est proposé.',

  notSent: 'Envoi désactivé',
  saving: 'Enregis\u00adtrement…',
  saved: 'Enregistré',
  notSaved: 'Non enregistré',
  waiting: 'En attente',
  changed: 'Modifié',
  alwaysOn: 'Toujours activé',
  alwaysOff: 'Toujours désactivé',
  lockedOn: 'L’envoi est permanent et ne peut pas être désactivé.',
  lockedOff: 'Aucun envoi n’a lieu et aucun ne peut être activé.',
  locked: (name, status) =>
    `Toujours ${status === 'subscribed' ? 'activé' : 'désactivé'}\u00a0: ${name}.`,

  undo: 'Annuler',
  retry: 'Réessayer',
  save: 'Enregistrer',
  discard: 'Ne pas enregistrer',

  loading: 'Chargement de vos préférences…',
  instant: 'Chaque modification est enregistrée aussitôt.',
  unchanged: 'Aucune modification à enregistrer',
  unsaved: (count) =>
    count > 1 ? `${count} modifications non enregistrées` : `${count} modification non enregistrée`,
  undoable: 'Enregistré. Vous pouvez encore annuler.',
  offline: (count) => ({
    title: 'Vous êtes hors ligne.',
    detail: `Gardez cette page ouverte\u00a0: ${count > 1 ? `${count} modifications seront enregistrées` : `${count} modification sera enregistrée`} au retour de la connexion.`,
  }),
  failed: (names) => `Non enregistré\u00a0: ${names}.`,
  stillOn: 'Reste activé.',
  stillOff: 'Reste désactivé.',
  asBefore: 'Rien n’a été modifié.',
  failedSignedOut: 'Votre session a expiré. Actualisez la page et réessayez.',
  submitFailed: {
    title: 'Échec de l’enregistrement.',
    detail: 'Vos modifications sont toujours là.',
  },
  unconfirmed: (names) => ({
    title: `Nous n’avons pas pu vérifier l’enregistrement\u00a0: ${names}.`,
    detail: 'Réessayez, ou actualisez la page pour voir ce qui est enregistré.',
  }),
  changedElsewhere: (choices) => `Modifié ailleurs entre-temps\u00a0: ${choices}.`,

  down: {
    title: 'Impossible de charger vos préférences.',
    detail: 'Elles n’ont pas changé. Veuillez réessayer.',
  },
  offlineLoad: {
    title: 'Vous êtes hors ligne.',
    detail: 'Vos préférences s’afficheront au retour de la connexion.',
  },
  unavailable: {
    title: 'Les préférences e-mail ne sont pas disponibles ici pour le moment.',
    detail: 'Cette page n’est pas configurée correctement. Veuillez réessayer plus tard.',
  },
  signedOut: { title: 'Votre session a expiré.', detail: 'Actualisez la page.' },
  unknown: {
    title: 'Il n’y a rien à choisir ici.',
    detail: 'Nous n’avons trouvé aucune préférence e-mail à votre nom.',
  },
};

export default french;
