/** Portuguese, as written in Brazil. */
import type { PageTexts } from '../page-texts.ts';

const brazilianPortuguese: PageTexts = {
  help: 'Ajuda',
  title: 'Cancelar inscrição',
  confirm: (sender, what) =>
    what
      ? `Parar de receber os e-mails “${what}” de ${sender}?`
      : `Parar de receber todos os e-mails de ${sender}?`,
  confirmDetail: (what) =>
    what ? 'Nada mudou ainda. Os outros e-mails continuam como estão.' : 'Nada mudou ainda.',
  unsubscribe: 'Cancelar inscrição',
  done: 'Inscrição cancelada',
  doneDetail: (sender, what) =>
    what
      ? `Você não receberá mais e-mails “${what}” de ${sender}.`
      : `Você não receberá mais e-mails de ${sender}.`,
  mistake: 'Foi um engano?',
  undo: 'Desfazer',
  undone: 'Cancelamento desfeito',
  undoneDetail: (sender, what) =>
    what
      ? `Você voltou a receber os e-mails “${what}” de ${sender}.`
      : `Você voltou a receber os mesmos e-mails de ${sender}.`,
  undoneOff: 'Sua escolha foi salva',
  undoneOffDetail: (sender) => `Todos os e-mails de ${sender} estão desativados.`,
  manage: 'Escolher quais e-mails você recebe',
  history: 'Baixar o histórico das suas escolhas',
  keepPrivate:
    'Você abriu esta página por um link em um e-mail. Quem tiver esse link pode alterar estas preferências. Por isso, não o encaminhe.',
  requestLink: 'Receber um link por e-mail',
  requestLinkDetail: 'Ele será enviado apenas para o endereço de e-mail que temos de você.',
  requestNewLink: 'Receber um novo link',
  requested: 'Veja sua caixa de entrada',
  requestedDetail: 'Se tivermos um endereço seu, um novo link está a caminho.',
  expired: 'Este link expirou',
  expiredDetail:
    'Links de e-mails antigos deixam de funcionar depois de um tempo. Use o link do nosso e-mail mais recente.',
  linkExpired: {
    signedOut: {
      title: 'Este link expirou.',
      detail:
        'Links de e-mails antigos deixam de funcionar depois de um tempo. Use o link do nosso e-mail mais recente.',
    },
    failedSignedOut: 'Este link expirou. Use o link do nosso e-mail mais recente.',
  },
  limited: 'Este link não permite isso',
  limitedDetail: 'Para sua segurança, este link não permite ver nem alterar todas as preferências.',
  invalid: 'Este link não funciona',
  invalidDetail: 'Talvez falte uma parte. Abra-o novamente a partir do e-mail.',
  reopen: 'Abra o link novamente',
  reopenDetail: 'Para sua segurança, esta página não lembra quem você é. O link está no e-mail.',
  unknown: 'Não há nada para alterar aqui',
  unknownDetail: 'Não temos mais preferências de e-mail para este link.',
  locked: 'Isto não pode ser alterado',
  lockedDetail: 'O remetente não permite alterar esta escolha aqui.',
  unsupportedDetail:
    'Esta escolha não pode ser alterada aqui. Se precisar, escreva para o remetente.',
  failed: 'Não deu certo',
  failedDetail: 'Não é possível no momento. Tente novamente em instantes.',
};

export default brazilianPortuguese;
