/** The projects with a page: a bundler, the frameworks, and a script of another origin. */
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { blockOf } from './blocks.ts';
import type { Site } from './site.ts';
import { pageWorks } from './works.ts';
import type { Project, Workshop } from './workshop.ts';

const ELEMENT = 'fb-email-preferences';

/** What the projects run in. */
export interface Surroundings {
  workshop: Workshop;
  site: Site;
  browser: Browser;
}

/** A page of a new project: what the framework's own template has around the documentation's block. */
const page = (body: string) =>
  `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Account</title></head>
  <body>
${body}
  </body>
</html>
`;

const ROOT = page('<div id="root"></div><script type="module" src="./main.js"></script>');

/** Builds with Vite's command, and opens what comes out. */
async function built(
  { workshop, site, browser }: Surroundings,
  name: string,
  project: Project,
): Promise<string> {
  await project.run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--base', './');
  return pageWorks(browser, site.serve(name, join(project.folder, 'dist')), workshop);
}

export async function vanilla(around: Surroundings): Promise<string> {
  const project = await around.workshop.project('vanilla', [ELEMENT, 'vite']);
  await project.write('index.html', page(await blockOf('README.md', 'In your page', 'html')));
  return built(around, 'vanilla', project);
}

export async function react(around: Surroundings): Promise<string> {
  const packages = [ELEMENT, 'vite', 'react', 'react-dom'];
  const project = await around.workshop.project('react', packages);
  await project.write('index.html', ROOT.replace('main.js', 'main.tsx'));
  await project.write('tsconfig.json', '{"compilerOptions":{"jsx":"react-jsx"}}');
  await project.write(
    'main.tsx',
    `import { createRoot } from 'react-dom/client';
import { EmailSettings } from './EmailSettings.tsx';

createRoot(document.getElementById('root') as HTMLElement).render(<EmailSettings />);
`,
  );
  const block = await blockOf('docs/frameworks.md', 'React, Next', 'tsx');
  await project.write('EmailSettings.tsx', block);
  return built(around, 'react', project);
}

export async function vue(around: Surroundings): Promise<string> {
  const packages = [ELEMENT, 'vite', 'vue', '@vitejs/plugin-vue'];
  const project = await around.workshop.project('vue', packages);
  await project.write('index.html', ROOT);
  await project.write(
    'main.js',
    `import { createApp } from 'vue';
import EmailSettings from './EmailSettings.vue';

createApp(EmailSettings).mount('#root');
`,
  );
  await project.write('EmailSettings.vue', await blockOf('docs/frameworks.md', 'Vue 3', 'vue'));
  await project.write('vite.config.ts', await blockOf('docs/frameworks.md', 'Vue 3', 'ts'));
  return built(around, 'vue', project);
}

export async function svelte(around: Surroundings): Promise<string> {
  const packages = [ELEMENT, 'vite', 'svelte', '@sveltejs/vite-plugin-svelte'];
  const project = await around.workshop.project('svelte', packages);
  await project.write('index.html', ROOT);
  await project.write(
    'main.js',
    `import { mount } from 'svelte';
import EmailSettings from './EmailSettings.svelte';

mount(EmailSettings, { target: document.getElementById('root') });
`,
  );
  const block = await blockOf('docs/frameworks.md', 'Svelte 5', 'svelte');
  await project.write('EmailSettings.svelte', block);
  await project.write(
    'vite.config.js',
    `import { svelte } from '@sveltejs/vite-plugin-svelte';

export default { plugins: [svelte()] };
`,
  );
  return built(around, 'svelte', project);
}

export async function scriptOfAnotherOrigin(around: Surroundings): Promise<string> {
  const { workshop, site, browser } = around;
  const project = await workshop.project('script', []);
  const block = await blockOf('docs/frameworks.md', 'Without a framework', 'html');
  const own = block.replace('https://static.example.com', site.elsewhere.url);
  await project.write('index.html', page(own));
  return pageWorks(browser, site.serve('script', project.folder), workshop);
}
