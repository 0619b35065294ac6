import { parseArgs } from 'node:util';
import { readSigningKeys } from '../handler/environment/categories.ts';
import { hashUser } from '../tokens/user-hash.ts';
import { type Command, CommandError } from './command.ts';

/** Prints how the log names a person, for each secret: the name of the key, and the hash. */
export const userHash: Command = {
  usage: '--user-id ID',
  summary: 'Prints the hashes that the log names a contact by, one for each secret.',
  async run(args, env) {
    const { values } = parseArgs({ args, options: { 'user-id': { type: 'string' } } });
    const { 'user-id': userId } = values;
    if (userId === undefined) throw new CommandError('Give --user-id.', { usage: true });
    const { secrets } = await readSigningKeys(env);
    if (secrets.size === 0) {
      throw new CommandError('Set PREFERENCES_TOKEN_SECRET: without a secret the log has no hash.');
    }
    for (const [kid, secret] of secrets) {
      process.stdout.write(`${kid} ${await hashUser(secret, userId)}\n`);
    }
  },
};
