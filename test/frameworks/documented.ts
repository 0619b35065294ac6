/** The blocks of docs/frameworks.md as files of the pages: a reader's copy is what is built and driven. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Block, blocksOf } from '../docs/pages.ts';
import { root } from '../packages.ts';

/** Each file, and the block that it is: of this language, and with this text in it. */
const FILES: Readonly<Record<string, readonly [language: string, text: string]>> = {
  'react/EmailSettings.tsx': ['tsx', "'fb-email-preferences/react'"],
  'next/EmailSettings.tsx': ['tsx', "'fb-email-preferences/react'"],
  'preact/EmailSettings.tsx': ['tsx', "'fb-email-preferences/preact'"],
  'vue/EmailSettings.vue': ['vue', "'fb-email-preferences/vue'"],
  'vue/vite.config.ts': ['ts', "'@vitejs/plugin-vue'"],
  'svelte/EmailSettings.svelte': ['svelte', "'fb-email-preferences/svelte'"],
  'solid/EmailSettings.tsx': ['tsx', "'solid-js'"],
  'angular/EmailSettings.ts': ['ts', "'@angular/core'"],
  'script/index.html': ['html', 'https://static.example.com/fb-email-preferences.js'],
  'import-map/index.html': ['html', 'importmap'],
};

/** An element where a block has none, and what a page may do before the element's script runs. */
const HTML_END = `
<script>
  let element = document.querySelector('fb-email-preferences');
  if (!element) {
    element = document.body.appendChild(document.createElement('fb-email-preferences'));
    element.setAttribute('endpoint', 'https://preferences.example.com');
    element.tokenProvider = async () => (await fetch('/preferences-token')).text();
  }
  element.messages = { title: 'Your emails' };
  element.addEventListener('fb-save', ({ detail }) => console.log(detail.changes));
</script>`;

/**
 * @param folder with a folder for each framework
 * @throws {Error} when the document has no such block, or several
 */
export async function writeDocumented(folder: string): Promise<void> {
  const blocks = await blocksOf(join(root, 'docs/frameworks.md'));
  for (const [file, [language, text]] of Object.entries(FILES)) {
    const found = blocks.filter(
      (block) => block.language === language && block.code.includes(text),
    );
    const [block] = found;
    if (!block || found.length > 1) throw new Error(`${file}: ${found.length} blocks are like it.`);
    await writeFile(join(folder, file), language === 'html' ? htmlPage(block) : block.code);
  }
}

function htmlPage({ code }: Block): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>Account</title>
<body>
${code}
${HTML_END}
</body>
</html>
`;
}
