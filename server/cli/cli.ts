#!/usr/bin/env node
/** The command line, on Node: `fb-email-preferences <command> [options]`. */
import { existsSync } from 'node:fs';
import { EnvironmentError } from '../handler/environment/api.ts';
import { TokenConfigurationError } from '../tokens/index.ts';
import { CommandError } from './command.ts';
import { contacts } from './contacts.ts';
import { history } from './history.ts';
import { secret } from './secret.ts';
import { serve } from './serve.ts';
import { token } from './token.ts';

const COMMANDS = { serve, contacts, token, history, secret };

const HELP = `Usage: fb-email-preferences <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { usage, summary }]) => `  ${`${name} ${usage}`.trimEnd()}\n      ${summary}\n`)
  .join('\n')}
Every command reads the environment, and a .env file in the current directory:
  FEATUREBASE_API_KEY, FEATUREBASE_BASE_URL, PREFERENCES_TOKEN_SECRET, PREFERENCES_JWKS_URL,
  PREFERENCES_PUBLIC_URL, PREFERENCES_ALLOWED_ORIGINS, PORT, CONTACTS_DATABASE_URL
There are more, to be left out at will: see docs/handler.md and docs/contacts-service.md.
`;

const [name = '', ...args] = process.argv.slice(2);

if (name === '--help' || name === 'help' || args.includes('--help')) {
  process.stdout.write(HELP);
} else if (!Object.hasOwn(COMMANDS, name)) {
  process.stderr.write(name === '' ? HELP : `There is no command "${name}".\n\n${HELP}`);
  process.exitCode = 2;
} else {
  try {
    // What is set already wins over the file.
    if (existsSync('.env')) process.loadEnvFile('.env');
    await COMMANDS[name as keyof typeof COMMANDS].run(args, process.env);
  } catch (error) {
    const sentence = explain(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = error instanceof CommandError && error.usage ? 2 : 1;
  }
}

/** The sentence for an error that the caller can mend; undefined for a fault of ours. */
function explain(error: unknown): string | undefined {
  if (
    error instanceof CommandError ||
    error instanceof EnvironmentError ||
    error instanceof TokenConfigurationError
  ) {
    return error.message;
  }
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code?.startsWith('ERR_PARSE_ARGS')) return message;
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another with --port.`;
  return undefined;
}
