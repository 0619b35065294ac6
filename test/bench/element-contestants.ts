/**
 * What the bench compares: two elements, each with the page that its readme tells people to write and
 * a server that answers in its own language, and the floor, a few lines of DOM code without any
 * library. What is shown is equal: five named switches, all on.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { CATEGORIES, GATE } from '../../component/preferences.ts';

/** An element to measure. */
export interface Contestant {
  name: string;
  /** Modules by path, minified. The one that defines the element is `/element.js`. */
  scripts: ReadonlyMap<string, string>;
  /** The element as it stands in the page; `api` is the origin of the data. */
  markup(api: string): string;
  /** Statements that follow the import of the module as `module`, if it wants any. */
  start(api: string): string;
  /** Answers a request for data; `body` is empty for a GET. */
  answer(body: string): unknown;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const NAMES: Readonly<Record<string, string>> = {
  all: 'All emails',
  postUpdates: 'Post updates',
  postComments: 'Post comments',
  commentReplies: 'Replies',
  changelog: 'Changelog',
};

const KEYS = [GATE, ...CATEGORIES];

/** A token's second part names the user; nobody here checks the third. */
const TOKEN = `e30.${Buffer.from('{"sub":"usr_12345"}').toString('base64url')}.c2ln`;

/**
 * The element of this project, as `vite build` has left it in `component/dist/cdn/`.
 *
 * @throws {Error} when there is no build
 */
export async function ours(): Promise<Contestant> {
  return {
    name: 'fb-email-preferences',
    scripts: new Map([
      ['/element.js', await built('fb-email-preferences.js')],
      ...(await chunks()),
    ]),
    markup: (api) =>
      `<fb-email-preferences endpoint="${api}" token="${TOKEN}"></fb-email-preferences>`,
    start: () => '',
    answer(body) {
      const changes = body ? JSON.parse(body).preferences : {};
      return {
        object: 'contact_email_preferences',
        contactId: '676f0f6765bdaa7d7d760f88',
        userId: 'usr_12345',
        email: null,
        preferences: Object.fromEntries(
          KEYS.map((key) => {
            const status = changes[key] ?? 'subscribed';
            return [key, { status, effectiveStatus: status }];
          }),
        ),
      };
    },
  };
}

/** The same in a page whose server gives the preferences: no request comes before the first render. */
export async function oursWithContact(): Promise<Contestant> {
  const element = await ours();
  const contact = JSON.stringify(element.answer('')).replaceAll('"', '&quot;');
  return {
    ...element,
    name: 'fb-email-preferences with contact',
    markup: (api) =>
      element.markup(api).replace('<fb-email-preferences ', `$&contact="${contact}" `),
  };
}

function built(file: string): Promise<string> {
  return readFile(join(root, 'component/dist/cdn', file), 'utf8');
}

/** What the element loads when it is asked for. */
async function chunks(): Promise<[path: string, code: string][]> {
  const files = await readdir(join(root, 'component/dist/cdn/fb-email-preferences'));
  return Promise.all(
    files.map(async (file) => {
      const path = `fb-email-preferences/${file}`;
      return [`/${path}`, await built(path)];
    }),
  );
}

/**
 * The least that a page can do: the same rows, the same requests, and nothing else. No texts in other
 * languages, no errors, no state of a save, no accessibility beyond a switch with a name.
 */
export async function floor(): Promise<Contestant> {
  const element = await ours();
  const script = `
    const names = ${JSON.stringify(NAMES)};
    export async function draw(list, api) {
      const url = api + '/v2/contacts/by-user-id/usr_12345/email-preferences';
      const headers = { Authorization: 'Bearer ${TOKEN}' };
      const { preferences } = await (await fetch(url, { headers })).json();
      for (const [key, { status }] of Object.entries(preferences)) {
        const row = document.createElement('label');
        row.textContent = names[key];
        const input = document.createElement('input');
        input.type = 'checkbox';
        input.setAttribute('role', 'switch');
        input.checked = status === 'subscribed';
        input.onchange = () => fetch(url, {
          method: 'PATCH',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: JSON.stringify({
            preferences: { [key]: input.checked ? 'subscribed' : 'unsubscribed' },
          }),
        });
        row.append(input);
        list.append(row);
      }
    }`;
  const { code } = await transform(script, { minify: true, format: 'esm' });
  return {
    name: 'the floor',
    scripts: new Map([['/element.js', code]]),
    markup: () => '<div class="list"></div>',
    start: (api) =>
      `for (const list of document.querySelectorAll('.list')) module.draw(list, '${api}');`,
    answer: element.answer,
  };
}

/** Courier's element from npm, bundled the way its users bundle it. It speaks GraphQL. */
export async function courier(): Promise<Contestant> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: `export * from '@trycourier/courier-ui-preferences'`, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  return {
    name: 'courier-preferences',
    scripts: new Map([['/element.js', outputFiles[0]?.text ?? '']]),
    markup: () => '<courier-preferences></courier-preferences>',
    start: (api) => `
      const urls = { rest: '${api}', graphql: '${api}', webSocket: '${api}' };
      module.Courier.shared.signIn({
        userId: 'usr_12345',
        jwt: '${TOKEN}',
        apiUrls: { courier: urls, inbox: urls },
      });`,
    answer(body) {
      const { query } = JSON.parse(body) as { query: string };
      const changed = /updatePreferenceV2\(\s*templateId: "(\w+)"[\s\S]*status: (\w+)/.exec(query);
      return changed ? updatedTopic(changed[1] ?? '', changed[2] ?? '') : preferencePage();
    },
  };
}

function preferencePage(): unknown {
  const nodes = KEYS.map((key) => ({
    templateId: key,
    templateName: NAMES[key],
    defaultStatus: 'OPTED_IN',
    data: null,
    digestSchedules: [],
  }));
  const section = {
    name: 'Email preferences',
    sectionId: 'emails',
    routingOptions: ['email'],
    hasCustomRouting: false,
    topics: { nodes },
  };
  return {
    data: {
      preferencePage: {
        showCourierFooter: false,
        brand: null,
        channelConfigs: null,
        sections: { nodes: [section] },
      },
      recipientPreferences: {
        nodes: KEYS.map((key) => ({
          templateId: key,
          status: 'OPTED_IN',
          hasCustomRouting: false,
          routingPreferences: [],
          digestSchedule: null,
        })),
      },
    },
  };
}

function updatedTopic(key: string, status: string): unknown {
  return {
    data: {
      updatePreferenceV2: {
        templateId: key,
        templateName: NAMES[key],
        status,
        hasCustomRouting: false,
        routingPreferences: [],
        digestSchedule: null,
        sectionId: 'emails',
        sectionName: 'Email preferences',
        defaultStatus: 'OPTED_IN',
      },
    },
  };
}
