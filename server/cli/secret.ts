import { generateSecret } from '../tokens/index.ts';
import type { Command } from './command.ts';

/** Prints a new random secret: for `PREFERENCES_TOKEN_SECRET`, or as an API key. */
export const secret: Command = {
  usage: '',
  summary: 'Prints a new secret for PREFERENCES_TOKEN_SECRET.',
  async run() {
    process.stdout.write(`${generateSecret()}\n`);
  },
};
