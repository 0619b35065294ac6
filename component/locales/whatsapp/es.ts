/** Spanish: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const spanish: ChannelMessages = {
  title: 'Preferencias de WhatsApp',
  all: [
    'Todos los mensajes de WhatsApp',
    'Si esta opción está desactivada, no recibirás ningún mensaje de WhatsApp.',
  ],
  why: 'No recibes ningún mensaje nuestro de WhatsApp. Puedes cambiar tus preferencias: se aplicarán cuando vuelvas a activar los mensajes.',
  whyExcept:
    'No recibes ningún mensaje nuestro de WhatsApp, salvo los que se envían siempre. Puedes cambiar tus preferencias: se aplicarán cuando vuelvas a activar los mensajes.',
  whyAlone: 'No recibes ningún mensaje nuestro de WhatsApp.',
  blocksReplies: (description) =>
    `${description} Mientras esté desactivada, tampoco podrás escribirnos por WhatsApp.`,
  empty: 'No hay otros mensajes de WhatsApp para elegir.',
  unavailable: {
    title: 'Las preferencias de WhatsApp no están disponibles aquí ahora mismo.',
    detail: 'Algo en esta página no está bien configurado. Inténtalo más tarde.',
  },
  unknown: {
    title: 'Aquí no hay nada que elegir.',
    detail: 'No hemos encontrado tus preferencias de WhatsApp.',
  },
};

export default spanish;
