/** `/openapi.json` and its page: complete, and fit to be read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { launchChromium } from '../../chromium.ts';
import { API_KEY, type RunningContacts, startOnSqlite } from './backends.ts';

let service: RunningContacts;
before(async () => {
  service = await startOnSqlite();
});
after(() => service.stop());

test('the description has every route, and no other', async () => {
  const { paths } = (await (await fetch(`${service.baseURL}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const app = createContactsApp({ database: service.database, apiKey: API_KEY });
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v2/'))
    .map(
      ({ method, path }) =>
        `${method} ${path
          .replace('by-user-id/:ref{[^/]*}', 'by-user-id/{userId}')
          .replace(':companyId{[^/]*}', '{companyId}')
          .replace(/:ref|:id/, '{id}')}`,
    );
  assert.deepEqual(described.sort(), [...new Set(served)].sort());
});

test('the description of the list names its parameters and their limits', async () => {
  const { paths } = (await (await fetch(`${service.baseURL}/openapi.json`)).json()) as {
    paths: Record<string, { get: { parameters: { name: string; schema: object }[] } }>;
  };
  const parameters = paths['/v2/contacts']?.get.parameters ?? [];
  assert.deepEqual(
    parameters.map(({ name }) => name),
    ['limit', 'cursor', 'contactType', 'Featurebase-Version'],
  );
  assert.deepEqual(parameters[0]?.schema, {
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 10,
  });
});

test('every reference in the description leads somewhere', async () => {
  const document = await (await fetch(`${service.baseURL}/openapi.json`)).json();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  assert.ok(references.length > 50);
  for (const [, pointer = ''] of references) {
    const target = pointer
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
    assert.ok(target, pointer);
  }
});

test('the page is readable and accessible, and loads nothing from elsewhere', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== service.baseURL) problems.push(request.url());
    });
    const response = await page.goto(`${service.baseURL}/openapi.html`, { waitUntil: 'load' });
    assert.match(response?.headers()['content-security-policy'] ?? '', /default-src 'none'/);
    const headings = await page.$$eval('h3', (all) => all.map((one) => one.textContent));
    assert.ok(headings.includes('Create or update a contact'));
    // DevTools may run axe where the page's own policy would let no script run.
    const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as {
      violations: { id: string }[];
    };
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
  }
});
