import { parseArgs } from 'node:util';
import type { PreferenceChange } from '../contract/contract.ts';
import { isSafeUserId } from '../contract/user-id.ts';
import { readUpstream } from '../handler/environment/upstream.ts';
import { readHistory } from '../handler/upstreams/read-history.ts';
import { ApiError } from '../http/api-error.ts';
import { type Command, CommandError } from './command.ts';

/** Prints a contact's consent log, the newest change first. */
export const history: Command = {
  usage: '--user-id ID',
  summary: "Prints every change of a contact's preferences: when, what, and by which route.",
  async run(args, env) {
    if (args[0] === 'prune') {
      throw new CommandError(
        `The log is in the database of the contacts service. Run: npx fb-email-preferences-contacts history ${args.join(' ')}`,
        { usage: true },
      );
    }
    const { values } = parseArgs({ args, options: { 'user-id': { type: 'string' } } });
    const userId = values['user-id'];
    if (userId === undefined) throw new CommandError('Give --user-id.', { usage: true });
    if (!isSafeUserId(userId))
      throw new CommandError('This is not a valid user id.', { usage: true });
    const upstream = await readUpstream(env);
    const context = { requestId: crypto.randomUUID(), route: 'command_line' } as const;
    try {
      for await (const change of readHistory(upstream, userId, context)) {
        process.stdout.write(line(change));
      }
    } catch (error) {
      throw error instanceof ApiError ? explain(error) : error;
    }
  },
};

/** A change as one line, its columns separated by tabs. */
function line({ changedAt, key, from, to, route, tokenId, requestId }: PreferenceChange): string {
  const evidence = [tokenId ?? '-', requestId ?? '-'];
  return `${[changedAt, key, `${from} -> ${to}`, route, ...evidence].join('\t')}\n`;
}

const EXPLANATIONS: Readonly<Record<string, string>> = {
  resource_not_found:
    'No contact has this user id, or FEATUREBASE_BASE_URL is not a contacts service of ours.',
  history_unavailable: 'Only the contacts service keeps a history. Set FEATUREBASE_BASE_URL to it.',
  upstream_unauthorized: 'The contacts service refused the key. Check FEATUREBASE_API_KEY.',
  upstream_unavailable: 'The contacts service cannot be reached. Check FEATUREBASE_BASE_URL.',
};

function explain(error: ApiError): CommandError {
  const { code, message } = error;
  const sentence = EXPLANATIONS[code] ?? `The history cannot be read (${code}). ${message}`;
  return new CommandError(sentence, { cause: error });
}
