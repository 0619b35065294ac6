import { parseArgs } from 'node:util';
import { createContactsApp } from '../contacts/app.ts';
import { openContactsDatabase } from '../contacts/sqlite.ts';
import { readApiKey, readPort } from '../environment.ts';
import { listen } from '../runtimes/node.ts';
import { type Command, closeOnSignal, withPort } from './command.ts';

const DEFAULT_PORT = 8788;
const DEFAULT_DATABASE = 'file:contacts.db';

/** Runs the contacts service on Node until it is told to stop. */
export const contacts: Command = {
  usage: '[--port 8788] [--host 127.0.0.1]',
  summary: 'Runs the contacts service on the database at CONTACTS_DATABASE_URL (file:contacts.db).',
  async run(args, env) {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } },
    });
    const apiKey = readApiKey(env);
    const port = readPort(withPort(env, values.port), DEFAULT_PORT);
    const { database, close } = await openContactsDatabase(
      env.CONTACTS_DATABASE_URL || DEFAULT_DATABASE,
    );
    const server = await listen(createContactsApp({ database, apiKey }).fetch, port, values.host);
    closeOnSignal(async () => {
      await server.close();
      close();
    });
    process.stderr.write(`The contacts service listens on http://${values.host}:${server.port}\n`);
  },
};
