/** Spanish: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const spanish: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `¿Dejar de recibir los mensajes de WhatsApp «${what}» de ${sender}?`
      : `¿Dejar de recibir todos los mensajes de WhatsApp de ${sender}?`,
  confirmDetail: (what) =>
    what
      ? 'Todavía no ha cambiado nada. Los demás mensajes seguirán igual.'
      : 'Todavía no ha cambiado nada.',
  doneDetail: (sender, what) =>
    what
      ? `Ya no recibirás mensajes de WhatsApp «${what}» de ${sender}.`
      : `Ya no recibirás mensajes de WhatsApp de ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `Vuelves a recibir los mensajes de WhatsApp «${what}» de ${sender}.`
      : `Vuelves a recibir los mismos mensajes de WhatsApp de ${sender} que antes.`,
  undoneOffDetail: (sender) => `Todos los mensajes de WhatsApp de ${sender} están desactivados.`,
  manage: 'Elegir qué mensajes de WhatsApp recibo',
  keepPrivate:
    'Has abierto esta página desde un enlace de un mensaje. Quien tenga ese enlace puede cambiar estas preferencias, así que no lo reenvíes.',
  expiredDetail:
    'Los enlaces de mensajes antiguos dejan de funcionar con el tiempo. Usa el de nuestro mensaje más reciente.',
  linkExpired: {
    signedOut: {
      title: 'Este enlace ha caducado.',
      detail:
        'Los enlaces de mensajes antiguos dejan de funcionar con el tiempo. Usa el de nuestro mensaje más reciente.',
    },
    failedSignedOut: 'Este enlace ha caducado. Usa el de nuestro mensaje más reciente.',
  },
  invalidDetail: 'Puede que falte una parte. Ábrelo de nuevo desde el mensaje.',
  reopenDetail:
    'Por tu seguridad, esta página no recuerda quién eres. El enlace está en el mensaje.',
};

export default spanish;
