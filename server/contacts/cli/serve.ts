import { parseArgs } from 'node:util';
import { type Command, closeOnSignal, withPort } from 'fb-email-preferences-server/command-line';
import { readPort } from 'fb-email-preferences-server/http';
import { listen } from 'fb-email-preferences-server/http/node';
import { createContactsApp } from '../app.ts';
import { openDatabase, readContactsOptions } from './options.ts';

const DEFAULT_PORT = 8788;

/** Runs the contacts service on Node until it is told to stop. */
export const serve: Command = {
  usage: '[--port 8788] [--host 127.0.0.1]',
  summary: 'Runs the contacts service on the database at CONTACTS_DATABASE_URL (file:contacts.db).',
  async run(args, env) {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } },
    });
    const options = readContactsOptions(env);
    const port = readPort(withPort(env, values.port), DEFAULT_PORT);
    const { database, close } = await openDatabase(env);
    const app = createContactsApp({ database, ...options });
    const server = await listen(app.fetch, port, values.host);
    closeOnSignal(async () => {
      await server.close();
      close();
    });
    process.stderr.write(`The contacts service listens on http://${values.host}:${server.port}\n`);
  },
};
