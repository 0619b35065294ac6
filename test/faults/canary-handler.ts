/** The handler in a process of its own, with hooks that fail: `node canary-handler.ts`. Prints its address. */
import { createPreferencesApp } from '../../server/handler/app.ts';
import { readAppOptions } from '../../server/handler/environment/app.ts';
import { listen } from '../../server/http/node.ts';

const fail = (given: unknown) => {
  throw new Error(JSON.stringify(given));
};
const app = createPreferencesApp({
  ...(await readAppOptions(process.env)),
  requestLink: async (request) => fail(request),
  onEvent: (event) => fail(event),
});
const { port } = await listen(app.fetch, 0);
process.stderr.write(`http://127.0.0.1:${port}\n`);
