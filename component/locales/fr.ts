/** French. */
import type { Messages } from '../messages.ts';

const french: Messages = {
  lang: 'fr',
  title: 'Préférences e-mail',
  for: (email) => `Pour ${email}`,
  labels: {
    all: ['Tous les e-mails', 'Désactivez cette option pour vous désabonner de tout.'],
    postUpdates: [
      'Suivi des publications',
      'Changements de statut et nouveautés des publications que vous suivez.',
    ],
    postComments: ['Commentaires', 'Nouveaux commentaires sur les publications que vous suivez.'],
    commentReplies: ['Réponses', 'Réponses à vos propres commentaires.'],
    changelog: ['Nouveautés', 'Les évolutions que nous avons mises en ligne.'],
  },
  notSent: 'Non envoyé',
  why: 'Vous ne recevez aucun e-mail de notre part. Vos choix sont conservés et s’appliqueront de nouveau si vous réactivez cette option.',
  undo: 'Annuler',
  loading: 'Chargement…',
  saving: 'Enregistrement…',
  saved: 'Enregistré',
  down: 'Impossible de charger vos préférences.',
  expired: 'Ce lien a expiré. Veuillez utiliser celui de notre dernier e-mail.',
  unknown: 'Nous n’avons aucune préférence e-mail à votre nom.',
  offline:
    'Vous êtes hors ligne. Vos modifications seront enregistrées dès que la connexion sera rétablie.',
  empty: 'Aucun type d’e-mail n’est proposé.',
  failed: (names) => `Non enregistré\u00a0: ${names.join(', ')}.`,
  on: 'activé',
  off: 'désactivé',
  retry: 'Réessayer',
  save: 'Enregistrer',
  discard: 'Ignorer',
  unsaved: (count) =>
    count > 1 ? `${count} modifications non enregistrées` : `${count} modification non enregistrée`,
};

export default french;
