/** Spanish. */
import type { Messages } from '../messages.ts';

const spanish: Messages = {
  lang: 'es',
  title: 'Preferencias de correo electrónico',
  for: (email) => `Para ${email}`,
  labels: {
    all: ['Todos los correos', 'Si esta opción está desactivada, no recibirás ningún correo.'],
    postUpdates: [
      'Novedades de publicaciones',
      'Cambios de estado y novedades de las publicaciones que sigues.',
    ],
    postComments: ['Comentarios', 'Comentarios nuevos en las publicaciones que sigues.'],
    commentReplies: ['Respuestas', 'Respuestas a tus propios comentarios.'],
    changelog: ['Novedades del producto', 'Lo que hemos lanzado.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'activado' : 'desactivado'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Se conservan tus preferencias de abajo.`,
  stopAll: (description) => `${description} Desactiva esta opción para detener todos los envíos.`,
  why: 'No recibes ningún correo nuestro. Puedes cambiar tus preferencias: se aplicarán cuando vuelvas a activar los correos.',
  whyExcept:
    'No recibes ningún correo nuestro, salvo los que se envían siempre. Puedes cambiar tus preferencias: se aplicarán cuando vuelvas a activar los correos.',
  whyAlone: 'No recibes ningún correo nuestro.',
  chosen: 'Lo que recibes',
  later: 'Preferencias para más adelante',
  empty: 'No hay otros correos para elegir.',

  notSent: 'No se envían',
  saving: 'Guardando…',
  saved: 'Guardado',
  notSaved: 'No se guardó',
  waiting: 'En espera',
  changed: 'Modificado',
  alwaysOn: 'Siempre activado',
  alwaysOff: 'Siempre desactivado',
  lockedOn: 'El envío es permanente y no se puede desactivar.',
  lockedOff: 'No hay envíos y no se pueden activar.',
  locked: (name, status) =>
    `Siempre ${status === 'subscribed' ? 'activado' : 'desactivado'}: ${name}.`,

  undo: 'Deshacer',
  retry: 'Reintentar',
  save: 'Guardar',
  discard: 'Descartar',

  loading: 'Cargando tus preferencias…',
  instant: 'Los cambios se guardan al momento.',
  unchanged: 'No hay cambios sin guardar',
  unsaved: (count) => `${count} ${count === 1 ? 'cambio' : 'cambios'} sin guardar`,
  undoable: 'Guardado. Aún puedes deshacerlo.',
  offline: (count) => ({
    title: 'No tienes conexión.',
    detail: `Deja abierta la página: ${count === 1 ? 'se guardará 1 cambio' : `se guardarán ${count} cambios`} cuando vuelva la conexión.`,
  }),
  failed: (names) => `No se pudo guardar: ${names}.`,
  stillOn: 'Sigue activado.',
  stillOff: 'Sigue desactivado.',
  asBefore: 'Todo sigue como antes.',
  failedSignedOut: 'Tu sesión ha caducado. Vuelve a cargar la página e inténtalo de nuevo.',
  submitFailed: { title: 'No se pudo guardar.', detail: 'Tus cambios siguen aquí.' },
  unconfirmed: (names) => ({
    title: `No se pudo confirmar si se guardó lo siguiente: ${names}.`,
    detail: 'Inténtalo de nuevo o vuelve a cargar la página para ver qué se ha guardado.',
  }),
  changedElsewhere: (choices) => `Modificado entretanto en otro lugar: ${choices}.`,

  down: {
    title: 'No se pudieron cargar tus preferencias.',
    detail: 'No han cambiado. Inténtalo de nuevo.',
  },
  offlineLoad: {
    title: 'No tienes conexión.',
    detail: 'Tus preferencias se cargarán cuando vuelva.',
  },
  unavailable: {
    title: 'Las preferencias de correo no están disponibles aquí ahora mismo.',
    detail: 'Algo en esta página no está bien configurado. Inténtalo más tarde.',
  },
  signedOut: { title: 'Tu sesión ha caducado.', detail: 'Vuelve a cargar la página.' },
  unknown: {
    title: 'Aquí no hay nada que elegir.',
    detail: 'No hemos encontrado tus preferencias de correo.',
  },
};

export default spanish;
