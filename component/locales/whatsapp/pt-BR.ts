/** Brazilian Portuguese: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const brazilianPortuguese: ChannelMessages = {
  title: 'Preferências do WhatsApp',
  all: [
    'Todas as mensagens do WhatsApp',
    'Com esta opção desativada, você não recebe nenhuma mensagem do WhatsApp.',
  ],
  why: 'Você não recebe nenhuma mensagem nossa pelo WhatsApp. Ainda pode mudar suas escolhas: elas valerão quando você reativar as mensagens.',
  whyExcept:
    'Você não recebe nenhuma mensagem nossa pelo WhatsApp, exceto as que são sempre enviadas. Ainda pode mudar suas escolhas: elas valerão quando você reativar as mensagens.',
  whyAlone: 'Você não recebe nenhuma mensagem nossa pelo WhatsApp.',
  blocksReplies: (description) =>
    `${description} Enquanto ela estiver desativada, você também não poderá nos escrever pelo WhatsApp.`,
  empty: 'Não há outras mensagens do WhatsApp para escolher.',
  unavailable: {
    title: 'As preferências do WhatsApp não estão disponíveis aqui no momento.',
    detail: 'Algo nesta página não está configurado corretamente. Tente novamente mais tarde.',
  },
  unknown: {
    title: 'Não há nada para escolher aqui.',
    detail: 'Não encontramos suas preferências do WhatsApp.',
  },
};

export default brazilianPortuguese;
