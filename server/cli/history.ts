import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { API_VERSION, statusSchema } from '../contract/contract.ts';
import { readApiKey } from '../contract/index.ts';
import { isSafeUserId } from '../contract/user-id.ts';
import { readBaseUrl } from '../handler/environment/api.ts';
import { type Command, CommandError } from './command.ts';

/** One page of the contacts service's consent log, as far as it is printed. */
const pageSchema = z.object({
  data: z.array(
    z.object({
      changedAt: z.string(),
      key: z.string(),
      from: statusSchema,
      to: statusSchema,
      route: z.string(),
      tokenId: z.nullable(z.string()),
      requestId: z.nullable(z.string()),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});

type Page = z.output<typeof pageSchema>;

/** Answers "who unsubscribed me, and when" from the consent log, the newest change first. */
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
    if (!isSafeUserId(userId)) throw new CommandError('This cannot be a user id.', { usage: true });
    const path = `/v2/contacts/by-user-id/${encodeURIComponent(userId)}/email-preferences/history`;
    const apiKey = readApiKey(env);
    let query = '?limit=100';
    for (;;) {
      const page = await readPage(readBaseUrl(env) + path + query, apiKey);
      process.stdout.write(page.data.map(line).join(''));
      if (page.nextCursor === null) break;
      query = `?limit=100&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  },
};

/** A change as a line of columns between tabs, for eyes and for `cut`. */
function line({ changedAt, key, from, to, route, tokenId, requestId }: Page['data'][number]) {
  const evidence = [tokenId ?? '-', requestId ?? '-'];
  return `${[changedAt, key, `${from} -> ${to}`, route, ...evidence].join('\t')}\n`;
}

async function readPage(url: string, apiKey: string): Promise<Page> {
  const response = await fetch(url, {
    headers: { Authorization: `Bearer ${apiKey}`, 'Featurebase-Version': API_VERSION },
    redirect: 'error',
  }).catch((cause) => {
    throw new CommandError(`The contacts service cannot be reached. Check FEATUREBASE_BASE_URL.`, {
      cause,
    });
  });
  if (response.status === 404) {
    throw new CommandError(
      'No contact has this user id, or FEATUREBASE_BASE_URL is not a contacts service of ours.',
    );
  }
  if (!response.ok) throw new CommandError(`The contacts service answered ${response.status}.`);
  return z.parse(pageSchema, await response.json());
}
