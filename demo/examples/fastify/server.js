/** The handler below /email of a Fastify app of one's own. */
import { getRequestListener } from '@hono/node-server';
import Fastify from 'fastify';
import { createPreferencesApp } from 'fb-email-preferences-server';
import { readAppOptions } from 'fb-email-preferences-server/environment';

const app = Fastify();

/** A plugin, so that its parsers of bodies are its own. */
app.register(async (scope) => {
  const answer = getRequestListener(createPreferencesApp(await readAppOptions(process.env)).fetch);
  // The handler reads the bodies of its requests itself.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  scope.all('/email/*', (request, reply) => {
    reply.hijack();
    return answer(request.raw, reply.raw);
  });
});

app.get('/', async () => 'Your own routes go on here.');

console.log(await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' }));
