import { parseArgs } from 'node:util';
import { serveNode } from '../runtimes/node.ts';
import { type Command, closeOnSignal, withPort } from './command.ts';

/** Runs the handler on Node until it is told to stop. */
export const serve: Command = {
  usage: '[--port 8787] [--host 127.0.0.1]',
  summary: 'Runs the preferences handler.',
  async run(args, env) {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } },
    });
    const { port, close } = await serveNode(withPort(env, values.port), values.host);
    closeOnSignal(close);
    process.stderr.write(`The preferences handler listens on http://${values.host}:${port}\n`);
  },
};
