/** The blocks of the documentation that a project is made of, taken from its pages by their headings. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { root } from '../packages.ts';

/**
 * The block below a heading.
 *
 * @param page such as `docs/frameworks.md`
 * @param heading as it stands there, without the `#`
 * @param language behind the fence
 * @param index among the blocks of this language below this heading; default the first
 * @throws {Error} when there is none
 */
export async function blockOf(
  page: string,
  heading: string,
  language: string,
  index = 0,
): Promise<string> {
  const text = await readFile(join(root, page), 'utf8');
  const found: string[] = [];
  let current = '';
  for (const match of text.matchAll(/^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)) {
    const [, title, fence, code = ''] = match;
    if (title) current = title;
    else if (current === heading && fence === language) found.push(code);
  }
  const block = found[index];
  if (block === undefined) throw new Error(`${page} has no ${language} below "${heading}".`);
  return block;
}

/** A block of TypeScript as JavaScript, for a project without TypeScript. */
export function asJavaScript(block: string): string {
  return transformSync(block, { loader: 'ts' }).code;
}
