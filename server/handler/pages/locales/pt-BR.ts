/** Portuguese, as written in Brazil. */
import type { PageTexts } from '../page-texts.ts';

const brazilianPortuguese: PageTexts = {
  help: 'Ajuda',
  title: 'Cancelar inscrição',
  confirm: (sender, what) =>
    what
      ? `Parar de receber os e-mails “${what}” de ${sender}?`
      : `Parar de receber todos os e-mails de ${sender}?`,
  unsubscribe: 'Cancelar inscrição',
  done: 'Inscrição cancelada',
  doneDetail: (sender, what) =>
    what
      ? `Você não receberá mais e-mails “${what}” de ${sender}.`
      : `Você não receberá mais e-mails de ${sender}.`,
  mistake: 'Foi um engano?',
  undone: 'Desfeito',
  undoneDetail: (sender, what) =>
    what
      ? `Você voltou a receber os e-mails “${what}” de ${sender}.`
      : `Seus e-mails de ${sender} estão como antes.`,
  manage: 'Escolher quais e-mails você recebe',
  history: 'Baixar o histórico das suas escolhas',
  requestLink: 'Receber por e-mail um link para todas as minhas preferências',
  requested: 'Veja sua caixa de entrada',
  requestedDetail: 'Se tivermos um endereço seu, um novo link está a caminho.',
  expired: 'Este link expirou',
  expiredDetail:
    'Links de e-mails antigos deixam de funcionar depois de um tempo. O e-mail mais recente tem um novo.',
  limited: 'Este link não permite isso',
  limitedDetail: 'Para sua segurança, ele dá acesso a menos que o link para todas as preferências.',
  invalid: 'Este link não funciona',
  invalidDetail: 'Talvez falte uma parte. Abra-o novamente a partir do e-mail.',
  reopen: 'Abra o link novamente',
  reopenDetail: 'Para sua segurança, esta página não guarda quem você é. O link está no e-mail.',
  unknown: 'Não há nada para alterar aqui',
  unknownDetail: 'Não temos mais preferências de e-mail para este link.',
  failed: 'Não deu certo',
  failedDetail: 'Não é possível no momento. Tente novamente em instantes.',
};

export default brazilianPortuguese;
