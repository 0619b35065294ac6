/**
 * `npm start`: the whole product on one port, on real parts. An account page with the live element,
 * the edge handler behind it, and the contacts service on an embedded database.
 *
 * `--upstream softwareone` and `--upstream wappfy` show another system of record, on its stand-in.
 *
 * Environment: `PORT` (default 5173; 0 takes a free one), `DEMO_DIRECTORY` (where the database and
 * the keys are kept between runs, default `demo/.data`).
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDemo } from './server.ts';
import { SYSTEM_NAMES } from './systems.ts';

const port = Number(process.env.PORT ?? 5173);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT}". Give a whole number from 0 to 65535.`);
  process.exit(1);
}
const { values } = parseArgs({ options: { upstream: { type: 'string' } } });
const upstream = SYSTEM_NAMES.find((name) => name === (values.upstream ?? 'featurebase'));
if (!upstream) {
  console.error(`--upstream has to be one of ${SYSTEM_NAMES.join(', ')}.`);
  process.exit(1);
}
const directory = process.env.DEMO_DIRECTORY ?? fileURLToPath(new URL('.data', import.meta.url));

try {
  const demo = await startDemo({ port, directory, upstream });
  console.log(demo.greeting);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      demo.close().then(
        () => console.log('Stopped. What was saved is kept for the next start.'),
        (error: unknown) => {
          console.error('Stopping failed.', error);
          process.exitCode = 1;
        },
      );
    });
  }
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(
    `Port ${port} is taken. Stop what runs there, or choose another: PORT=5174 npm start`,
  );
  process.exit(1);
}
