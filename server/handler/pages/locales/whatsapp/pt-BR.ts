/** Brazilian Portuguese: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const brazilianPortuguese: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `Parar de receber as mensagens do WhatsApp “${what}” de ${sender}?`
      : `Parar de receber todas as mensagens do WhatsApp de ${sender}?`,
  confirmDetail: (what) =>
    what ? 'Nada mudou ainda. As outras mensagens continuam como estão.' : 'Nada mudou ainda.',
  doneDetail: (sender, what) =>
    what
      ? `Você não receberá mais mensagens do WhatsApp “${what}” de ${sender}.`
      : `Você não receberá mais mensagens do WhatsApp de ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `Você voltou a receber as mensagens do WhatsApp “${what}” de ${sender}.`
      : `Você voltou a receber as mesmas mensagens do WhatsApp de ${sender}.`,
  undoneOffDetail: (sender) => `Todas as mensagens do WhatsApp de ${sender} estão desativadas.`,
  manage: 'Escolher quais mensagens do WhatsApp você recebe',
  keepPrivate:
    'Você abriu esta página por um link em uma mensagem. Quem tiver esse link pode alterar estas preferências. Por isso, não o encaminhe.',
  expiredDetail:
    'Links de mensagens antigas deixam de funcionar depois de um tempo. Use o link da nossa mensagem mais recente.',
  linkExpired: {
    signedOut: {
      title: 'Este link expirou.',
      detail:
        'Links de mensagens antigas deixam de funcionar depois de um tempo. Use o link da nossa mensagem mais recente.',
    },
    failedSignedOut: 'Este link expirou. Use o link da nossa mensagem mais recente.',
  },
  invalidDetail: 'Talvez falte uma parte. Abra-o novamente a partir da mensagem.',
  reopenDetail: 'Para sua segurança, esta página não lembra quem você é. O link está na mensagem.',
};

export default brazilianPortuguese;
