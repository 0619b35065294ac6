/** Brazilian Portuguese. */
import type { Messages } from '../messages.ts';

const brazilianPortuguese: Messages = {
  lang: 'pt-BR',
  title: 'Preferências de e-mail',
  for: (email) => `Para ${email}`,
  labels: {
    all: ['Todos os e-mails', 'Desative esta opção para cancelar todas as inscrições.'],
    postUpdates: [
      'Novidades das publicações',
      'Mudanças de status e novidades das publicações que você segue.',
    ],
    postComments: ['Comentários', 'Novos comentários nas publicações que você segue.'],
    commentReplies: ['Respostas', 'Respostas aos seus comentários.'],
    changelog: ['Novidades do produto', 'O que lançamos.'],
  },
  notSent: 'Não enviado',
  why: 'Você não recebe nenhum e-mail nosso. Suas escolhas ficam salvas e voltam a valer quando você reativar esta opção.',
  undo: 'Desfazer',
  loading: 'Carregando…',
  saving: 'Salvando…',
  saved: 'Salvo',
  down: 'Não foi possível carregar suas preferências.',
  expired: 'Este link expirou. Use o link do nosso e-mail mais recente.',
  unknown: 'Não temos preferências de e-mail para você.',
  offline: 'Você está off-line. As alterações serão salvas quando a conexão voltar.',
  empty: 'Não há e-mails para escolher.',
  failed: (names) => `Não foi possível salvar: ${names.join(', ')}.`,
  on: 'ativado',
  off: 'desativado',
  retry: 'Tentar novamente',
  save: 'Salvar',
  discard: 'Descartar',
  unsaved: (count) =>
    count > 1 ? `${count} alterações não salvas` : `${count} alteração não salva`,
};

export default brazilianPortuguese;
