/** Spanish. */
import type { Messages } from '../messages.ts';

const spanish: Messages = {
  lang: 'es',
  title: 'Preferencias de correo electrónico',
  for: (email) => `Para ${email}`,
  labels: {
    all: ['Todos los correos', 'Desactiva esta opción para darte de baja de todo.'],
    postUpdates: [
      'Novedades de publicaciones',
      'Cambios de estado y novedades de las publicaciones que sigues.',
    ],
    postComments: ['Comentarios', 'Comentarios nuevos en las publicaciones que sigues.'],
    commentReplies: ['Respuestas', 'Respuestas a tus propios comentarios.'],
    changelog: ['Novedades del producto', 'Lo que hemos lanzado.'],
  },
  notSent: 'No se envía',
  why: 'No recibes ningún correo nuestro. Tus preferencias se conservan y volverán a aplicarse cuando actives esta opción.',
  undo: 'Deshacer',
  loading: 'Cargando…',
  saving: 'Guardando…',
  saved: 'Guardado',
  down: 'No se pudieron cargar tus preferencias.',
  expired: 'Este enlace ha caducado. Usa el de nuestro correo más reciente.',
  unknown: 'No tenemos preferencias de correo electrónico para ti.',
  offline: 'No tienes conexión. Los cambios se guardarán cuando la recuperes.',
  empty: 'No hay correos para elegir.',
  failed: (names) => `No se pudo guardar: ${names.join(', ')}.`,
  on: 'activado',
  off: 'desactivado',
  retry: 'Reintentar',
  save: 'Guardar',
  discard: 'Descartar',
  unsaved: (count) => `${count} ${count === 1 ? 'cambio' : 'cambios'} sin guardar`,
};

export default spanish;
