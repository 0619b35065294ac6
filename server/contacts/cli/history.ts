import { parseArgs } from 'node:util';
import { type Command, CommandError } from 'fb-email-preferences-server/command-line';
import { pruneHistory } from '../consent/prune.ts';
import { databaseOf } from '../database/database.ts';
import { openDatabase } from './options.ts';

/** A date, which begins in UTC, or a moment with its time zone. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

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
    const before = Date.parse(values.before ?? '');
    if (!MOMENT.test(values.before ?? '') || Number.isNaN(before)) {
      throw new CommandError(
        'Give --before and a date, such as 2025-01-01 or 2025-01-01T12:00:00Z.',
        { usage: true },
      );
    }
    const { database, close } = await openDatabase(env);
    try {
      const removed = await pruneHistory(databaseOf(database), before);
      process.stdout.write(`${removed}\n`);
    } finally {
      close();
    }
  },
};
