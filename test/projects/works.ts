/** What it means that a project works: preferences are shown, and a change of them is stored. */
import assert from 'node:assert/strict';
import type { Browser } from 'puppeteer-core';
import { USER, type Workshop } from './workshop.ts';

const PATH = `/v2/contacts/by-user-id/${USER}/email-preferences`;

/** The status of the category "changelog" that the contacts service has. */
export async function storedStatus({ contactsUrl, variables }: Workshop): Promise<string> {
  const answer = await fetch(contactsUrl + PATH, {
    headers: { Authorization: `Bearer ${variables.FEATUREBASE_API_KEY}` },
  });
  assert.equal(answer.status, 200);
  return (await answer.json()).preferences.changelog.status;
}

function otherThan(status: string): string {
  return status === 'subscribed' ? 'unsubscribed' : 'subscribed';
}

/** Opens a page, sees the stored status of a category, and changes it by a click. */
export async function pageWorks(
  browser: Browser,
  url: string,
  workshop: Workshop,
): Promise<string> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(message.text());
  });
  try {
    const before = await storedStatus(workshop);
    await page.goto(url);
    const changelog = page.locator('::-p-aria([name="Changelog"][role="switch"])');
    const input = await changelog.waitHandle().catch((error: Error) => {
      throw new Error(`${error.message} ${problems.join(' ')}`);
    });
    const isOn = () => input.evaluate((node) => (node as HTMLInputElement).checked);
    assert.equal(await isOn(), before === 'subscribed');
    const saved = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('fb-save', resolve, { once: true });
        }),
    );
    await changelog.click();
    await saved;
    assert.equal(await storedStatus(workshop), otherThan(before));
    assert.deepEqual(problems, []);
    return 'shows the preferences, saves a click';
  } finally {
    await page.close();
  }
}

/** Reads the preferences from a handler with a token, and changes one. */
export async function handlerWorks(
  url: string,
  token: string,
  workshop: Workshop,
): Promise<string> {
  const before = await storedStatus(workshop);
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const read = await fetch(url + PATH, { headers });
  assert.equal(read.status, 200, await read.clone().text());
  assert.equal((await read.json()).preferences.changelog.status, before);
  const changed = await fetch(url + PATH, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ preferences: { changelog: otherThan(before) } }),
  });
  assert.equal(changed.status, 200, await changed.clone().text());
  assert.equal(await storedStatus(workshop), otherThan(before));
  return 'answers with the preferences, saves a change';
}

/** Shows a token to the handler. */
export async function tokenWorks(token: string, workshop: Workshop): Promise<string> {
  await handlerWorks(workshop.handlerUrl, token, workshop);
  return 'its token is accepted';
}
