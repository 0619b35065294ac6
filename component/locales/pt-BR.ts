/** Brazilian Portuguese. A soft hyphen lets the long word of the slot break. */
import type { Messages } from '../messages.ts';

const brazilianPortuguese: Messages = {
  lang: 'pt-BR',
  title: 'Preferências de e-mail',
  for: (email) => `Para ${email}`,
  labels: {
    all: ['Todos os e\u2011mails', 'Com esta opção desativada, você não recebe nenhum e-mail.'],
    postUpdates: [
      'Novidades das publicações',
      'Mudanças de status e novidades das publicações que você segue.',
    ],
    postComments: ['Comentários', 'Novos comentários nas publicações que você segue.'],
    commentReplies: ['Respostas', 'Respostas aos seus comentários.'],
    changelog: ['Novidades do produto', 'O que lançamos.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'ativado' : 'desativado'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Suas escolhas abaixo ficam salvas.`,
  stopAll: (description) => `${description} Desative esta opção para interromper todos os envios.`,
  why: 'Você não recebe nenhum e-mail nosso. Ainda pode mudar suas escolhas: elas valerão quando você reativar os e-mails.',
  whyExcept:
    'Você não recebe nenhum e-mail nosso, exceto os que são sempre enviados. Ainda pode mudar suas escolhas: elas valerão quando você reativar os e-mails.',
  whyAlone: 'Você não recebe nenhum e-mail nosso.',
  chosen: 'O que você recebe',
  later: 'Escolhas para depois',
  empty: 'Não há outros e-mails para escolher.',

  notSent: 'Envio de\u00adsa\u00adtivado',
  saving: 'Salvando…',
  saved: 'Salvo',
  notSaved: 'Não salvo',
  waiting: 'Em espera',
  changed: 'Alterado',
  alwaysOn: 'Sempre ativado',
  alwaysOff: 'Sempre desativado',
  lockedOn: 'O envio é permanente e não pode ser desativado.',
  lockedOff: 'Não há envios e eles não podem ser ativados.',
  locked: (name, status) =>
    `Sempre ${status === 'subscribed' ? 'ativado' : 'desativado'}: ${name}.`,

  undo: 'Desfazer',
  retry: 'Tentar novamente',
  save: 'Salvar',
  discard: 'Descartar',

  loading: 'Carregando suas preferências…',
  instant: 'As alterações são salvas na hora.',
  unchanged: 'Não há alterações para salvar',
  unsaved: (count) =>
    count > 1 ? `${count} alterações não salvas` : `${count} alteração não salva`,
  undoable: 'Salvo. Você ainda pode desfazer.',
  offline: (count) => ({
    title: 'Você está off-line.',
    detail: `Mantenha a página aberta: ${count > 1 ? `${count} alterações serão salvas` : `${count} alteração será salva`} quando a conexão voltar.`,
  }),
  failed: (names) => `Não foi possível salvar: ${names}.`,
  stillOn: 'Continua ativado.',
  stillOff: 'Continua desativado.',
  asBefore: 'Nada mudou.',
  failedSignedOut: 'Sua sessão expirou. Atualize a página e tente novamente.',
  submitFailed: {
    title: 'Não foi possível salvar.',
    detail: 'Suas alterações ainda estão aqui.',
  },
  unconfirmed: (names) => ({
    title: `Não foi possível confirmar se isto foi salvo: ${names}.`,
    detail: 'Tente novamente ou atualize a página para ver o que está salvo.',
  }),
  changedElsewhere: (choices) => `Alterado em outro lugar enquanto isso: ${choices}.`,

  down: {
    title: 'Não foi possível carregar suas preferências.',
    detail: 'Elas não mudaram. Tente novamente.',
  },
  offlineLoad: {
    title: 'Você está off-line.',
    detail: 'Suas preferências serão carregadas quando a conexão voltar.',
  },
  unavailable: {
    title: 'As preferências de e-mail não estão disponíveis aqui no momento.',
    detail: 'Algo nesta página não está configurado corretamente. Tente novamente mais tarde.',
  },
  signedOut: { title: 'Sua sessão expirou.', detail: 'Atualize a página.' },
  unknown: {
    title: 'Não há nada para escolher aqui.',
    detail: 'Não encontramos suas preferências de e-mail.',
  },
};

export default brazilianPortuguese;
