/** Spanish. */
import type { PageTexts } from '../page-texts.ts';

const spanish: PageTexts = {
  help: 'Ayuda',
  title: 'Darse de baja',
  confirm: (sender, what) =>
    what
      ? `¿Dejar de recibir los correos «${what}» de ${sender}?`
      : `¿Dejar de recibir todos los correos de ${sender}?`,
  unsubscribe: 'Darme de baja',
  done: 'Te has dado de baja',
  doneDetail: (sender, what) =>
    what
      ? `Ya no recibirás correos «${what}» de ${sender}.`
      : `Ya no recibirás correos de ${sender}.`,
  mistake: '¿Ha sido un error?',
  undone: 'Deshecho',
  undoneDetail: (sender, what) =>
    what
      ? `Vuelves a recibir los correos «${what}» de ${sender}.`
      : `Tus correos de ${sender} están como antes.`,
  manage: 'Elegir qué correos recibes',
  history: 'Descargar el historial de tus elecciones',
  requestLink: 'Enviarme un enlace a todas mis preferencias',
  requested: 'Mira tu bandeja de entrada',
  requestedDetail: 'Si tenemos una dirección tuya, hemos enviado allí un enlace nuevo.',
  expired: 'Este enlace ha caducado',
  expiredDetail:
    'Los enlaces de correos antiguos dejan de funcionar con el tiempo. El correo más reciente tiene uno nuevo.',
  limited: 'Este enlace no permite hacer eso',
  limitedDetail: 'Por tu seguridad, da acceso a menos que el enlace a todas tus preferencias.',
  invalid: 'Este enlace no funciona',
  invalidDetail: 'Puede que falte una parte. Ábrelo de nuevo desde el correo.',
  reopen: 'Abre el enlace de nuevo',
  reopenDetail:
    'Por tu seguridad, esta página no recuerda quién eres. El enlace está en el correo.',
  unknown: 'Aquí no hay nada que cambiar',
  unknownDetail: 'Ya no tenemos preferencias de correo para este enlace.',
  failed: 'No ha funcionado',
  failedDetail: 'Ahora mismo no es posible. Inténtalo de nuevo en un momento.',
};

export default spanish;
