import { parseArgs } from 'node:util';
import { readSigningKeys } from '../handler/environment/categories.ts';
import { type Duration, type SignTokenOptions, signToken } from '../tokens/index.ts';
import { type Command, CommandError } from './command.ts';

/** Prints a token alone on standard output, so that `$(…)` can take it. */
export const token: Command = {
  usage:
    '--user-id ID [--scope manage|unsubscribe] [--category KEY [--label NAME]] [--expires-in 90d]',
  summary: 'Prints a signed token for a contact.',
  async run(args, env) {
    const { values } = parseArgs({
      args,
      options: {
        'user-id': { type: 'string' },
        scope: { type: 'string', default: 'manage' },
        category: { type: 'string' },
        label: { type: 'string' },
        'expires-in': { type: 'string' },
      },
    });
    const { 'user-id': sub, scope, category, label, 'expires-in': expiresIn } = values;
    if (sub === undefined) throw new CommandError('Give --user-id.', { usage: true });
    const options: SignTokenOptions = {
      sub,
      // `signToken` checks all of these, and says what it wants instead.
      scope: scope as SignTokenOptions['scope'],
      ...(category === undefined ? {} : { category }),
      ...(label === undefined ? {} : { label }),
      ...(expiresIn === undefined ? {} : { expiresIn: expiresIn as Duration }),
    };
    process.stdout.write(`${await signToken(await readSigningKeys(env), options)}\n`);
  },
};
