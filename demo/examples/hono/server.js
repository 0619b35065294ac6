/** The handler below /email of a Hono app of one's own, with a limit on requests to its API. */
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createPreferencesApp } from 'fb-email-preferences-server';
import { readAppOptions } from 'fb-email-preferences-server/environment';
import { Hono } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';

const app = new Hono();

// The API alone. Never before POST /email/unsubscribe: mail providers click for many people from few
// addresses. The answer 429 has Retry-After.
app.use(
  '/email/v2/*',
  rateLimiter({
    windowMs: 60_000,
    limit: Number(process.env.REQUESTS_PER_MINUTE ?? 100),
    keyGenerator: (c) => getConnInfo(c).remote.address ?? '',
    message: {
      error: {
        type: 'rate_limit_error',
        code: 'rate_limited',
        message: 'Too many requests. Wait as long as Retry-After says.',
        status: 429,
      },
    },
  }),
);
app.mount('/email', createPreferencesApp(await readAppOptions(process.env)).fetch);

app.get('/', (c) => c.text('Your own routes go on here.'));

serve(
  { fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' },
  ({ port }) => console.log(`http://127.0.0.1:${port}`),
);
