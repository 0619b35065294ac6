/** French. */
import type { PageTexts } from '../page-texts.ts';

const french: PageTexts = {
  help: 'Aide',
  title: 'Désabonnement',
  confirm: (sender, what) =>
    what
      ? `Ne plus recevoir les e-mails « ${what} » de ${sender} ?`
      : `Ne plus recevoir aucun e-mail de ${sender} ?`,
  unsubscribe: 'Se désabonner',
  done: 'Désabonnement effectué',
  doneDetail: (sender, what) =>
    what
      ? `Vous ne recevrez plus les e-mails « ${what} » de ${sender}.`
      : `Vous ne recevrez plus d’e-mails de ${sender}.`,
  mistake: 'C’était une erreur ?',
  undone: 'Annulation effectuée',
  undoneDetail: (sender, what) =>
    what
      ? `Vous recevez de nouveau les e-mails « ${what} » de ${sender}.`
      : `Vos e-mails de ${sender} sont réglés comme avant.`,
  manage: 'Choisir les e-mails que vous recevez',
  history: 'Télécharger l’historique de vos choix',
  requestLink: 'Recevoir par e-mail un lien vers toutes mes préférences',
  requested: 'Consultez votre messagerie',
  requestedDetail: 'Si nous avons une adresse pour vous, un nouveau lien vient d’y être envoyé.',
  expired: 'Ce lien a expiré',
  expiredDetail:
    'Les liens des anciens e-mails cessent de fonctionner au bout d’un certain temps. Le plus récent en contient un nouveau.',
  limited: 'Ce lien ne permet pas cela',
  limitedDetail:
    'Pour votre sécurité, il donne accès à moins que le lien vers toutes vos préférences.',
  invalid: 'Ce lien ne fonctionne pas',
  invalidDetail: 'Il en manque peut-être une partie. Veuillez l’ouvrir de nouveau depuis l’e-mail.',
  reopen: 'Veuillez ouvrir de nouveau le lien',
  reopenDetail:
    'Pour votre sécurité, cette page ne retient pas qui vous êtes. Le lien se trouve dans l’e-mail.',
  unknown: 'Il n’y a rien à modifier ici',
  unknownDetail: 'Ce lien ne correspond plus à aucune préférence.',
  failed: 'Cela n’a pas fonctionné',
  failedDetail: 'C’est impossible pour le moment. Veuillez réessayer dans un instant.',
};

export default french;
