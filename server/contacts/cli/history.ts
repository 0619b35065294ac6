import { parseArgs } from 'node:util';
import { type Command, CommandError } from 'fb-email-preferences-server/command-line';
import * as z from 'zod/mini';
import { pruneHistory } from '../consent/prune.ts';
import { openDatabase } from './options.ts';

const dateSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Works on the log of changes in the database itself; the service may run meanwhile. */
export const history: Command = {
  usage: 'prune --before 2025-01-01',
  summary:
    'Removes changes of preferences from before a date, except the newest of each preference of each contact.',
  async run(args, env) {
    const { values, positionals } = parseArgs({
      args,
      options: { before: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.join(' ') !== 'prune') {
      throw new CommandError('The command is: history prune --before DATE', { usage: true });
    }
    const before = dateSchema.safeParse(values.before);
    if (!before.success) {
      throw new CommandError(
        'Give --before and a date, such as 2025-01-01 or 2025-01-01T12:00:00Z.',
        { usage: true },
      );
    }
    const { database, close } = await openDatabase(env);
    try {
      const removed = await pruneHistory(database, Date.parse(before.data));
      process.stdout.write(`${removed}\n`);
    } finally {
      close();
    }
  },
};
