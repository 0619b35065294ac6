/** The handler below /email of an Express app of one's own. */
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { createPreferencesApp } from 'fb-email-preferences-server';
import { readAppOptions } from 'fb-email-preferences-server/environment';

const preferences = createPreferencesApp(await readAppOptions(process.env));

const app = express();
// Before express.json() and the like: the handler reads the bodies of its requests itself.
app.use('/email', getRequestListener(preferences.fetch));

app.get('/', (_request, response) => {
  response.send('Your own routes go on here.');
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
