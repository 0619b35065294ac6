/** The pages of the documentation, and the blocks of code in them. */
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A fenced block of code. */
export interface Block {
  /** Such as `README.md:42`. */
  where: string;
  /** The heading above it, without the `#`. */
  heading: string;
  /** What stands behind the fence, such as `ts`. */
  language: string;
  code: string;
}

/** Every page that a reader is sent to, by its path from the root. */
export async function pages(): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob([
    '*.md',
    'docs/**/*.md',
    '{component,server,server/contacts}/README.md',
  ])) {
    found.push(path);
  }
  return found.sort();
}

/** The blocks of a page, in order. */
export async function blocksOf(path: string): Promise<Block[]> {
  const text = await readFile(path, 'utf8');
  const blocks: Block[] = [];
  let heading = '';
  for (const match of text.matchAll(/^#+ (.+)$|^( *)```(\w*)\n([\s\S]*?)^\2```$/gm)) {
    const [, title, indent = '', language = '', code = ''] = match;
    if (title) {
      heading = title;
      continue;
    }
    const line = text.slice(0, match.index).split('\n').length;
    blocks.push({
      where: `${path}:${line}`,
      heading,
      language,
      code: indent === '' ? code : code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    });
  }
  return blocks;
}

/** The anchors of a page: what GitHub makes of its headings. */
export async function anchorsOf(path: string): Promise<Set<string>> {
  const text = (await readFile(path, 'utf8')).replace(/^```[\s\S]*?^```$/gm, '');
  return new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** The links of a page to files that are not there, or to headings that these do not have. */
export async function brokenLinks(page: string): Promise<string[]> {
  const text = (await readFile(page, 'utf8')).replace(/^ *```[\s\S]*?^ *```$/gm, '');
  const broken: string[] = [];
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(https|mailto):/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    if (!existsSync(file)) broken.push(target);
    else if (anchor && !(await anchorsOf(file)).has(anchor)) broken.push(target);
  }
  return broken;
}
