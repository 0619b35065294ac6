/** Spanish. */
import type { PageTexts } from '../page-texts.ts';

const spanish: PageTexts = {
  help: 'Ayuda',
  title: 'Darse de baja',
  confirm: (sender, what) =>
    what
      ? `¿Dejar de recibir los correos «${what}» de ${sender}?`
      : `¿Dejar de recibir todos los correos de ${sender}?`,
  confirmDetail: (what) =>
    what
      ? 'Todavía no ha cambiado nada. Los demás correos seguirán igual.'
      : 'Todavía no ha cambiado nada.',
  unsubscribe: 'Darme de baja',
  done: 'Te has dado de baja',
  doneDetail: (sender, what) =>
    what
      ? `Ya no recibirás correos «${what}» de ${sender}.`
      : `Ya no recibirás correos de ${sender}.`,
  mistake: '¿Ha sido un error?',
  undo: 'Deshacer',
  undone: 'Cambio deshecho',
  undoneDetail: (sender, what) =>
    what
      ? `Vuelves a recibir los correos «${what}» de ${sender}.`
      : `Vuelves a recibir los mismos correos de ${sender} que antes.`,
  undoneOff: 'Hemos guardado tu preferencia',
  undoneOffDetail: (sender) => `Todos los correos de ${sender} están desactivados.`,
  manage: 'Elegir qué correos recibo',
  history: 'Descargar el historial de mis preferencias',
  keepPrivate:
    'Has abierto esta página desde un enlace de un correo. Quien tenga ese enlace puede cambiar estas preferencias, así que no lo reenvíes.',
  requestLink: 'Enviarme un enlace a mis preferencias',
  requestLinkDetail: 'Lo enviaremos solo a la dirección de correo que tenemos de ti.',
  requestNewLink: 'Enviarme un enlace nuevo',
  requested: 'Mira tu bandeja de entrada',
  requestedDetail: 'Si tenemos tu correo, te hemos enviado un enlace nuevo.',
  expired: 'Este enlace ha caducado',
  expiredDetail:
    'Los enlaces de correos antiguos dejan de funcionar con el tiempo. Usa el de nuestro correo más reciente.',
  linkExpired: {
    signedOut: {
      title: 'Este enlace ha caducado.',
      detail:
        'Los enlaces de correos antiguos dejan de funcionar con el tiempo. Usa el de nuestro correo más reciente.',
    },
    failedSignedOut: 'Este enlace ha caducado. Usa el de nuestro correo más reciente.',
  },
  limited: 'Este enlace no permite hacer eso',
  limitedDetail:
    'Por tu seguridad, con este enlace no puedes ver ni cambiar todas tus preferencias.',
  invalid: 'Este enlace no funciona',
  invalidDetail: 'Puede que falte una parte. Ábrelo de nuevo desde el correo.',
  reopen: 'Abre el enlace de nuevo',
  reopenDetail:
    'Por tu seguridad, esta página no recuerda quién eres. El enlace está en el correo.',
  unknown: 'Aquí no hay nada que cambiar',
  unknownDetail: 'Ya no tenemos preferencias de correo para este enlace.',
  locked: 'Esto no se puede cambiar',
  lockedDetail: 'El remitente no permite cambiar esta opción aquí.',
  unsupportedDetail: 'Esta opción no se puede cambiar aquí. Si lo necesitas, escribe al remitente.',
  failed: 'No ha funcionado',
  failedDetail: 'Ahora mismo no es posible. Inténtalo de nuevo en un momento.',
};

export default spanish;
