/** The pages of the documentation, and the blocks of code in them. */
import { glob, readFile } from 'node:fs/promises';

/** A fenced block of code. */
export interface Block {
  /** Such as `README.md:42`. */
  where: string;
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
  for (const match of text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)) {
    const [, indent = '', language = '', code = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    blocks.push({
      where: `${path}:${line}`,
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
