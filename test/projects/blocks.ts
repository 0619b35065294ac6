/** The blocks of the documentation that a project is made of, taken from its pages by their headings. */
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { blocksOf } from '../docs/pages.ts';
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
  const found = (await blocksOf(join(root, page))).filter(
    (block) => block.heading === heading && block.language === language,
  );
  const block = found[index];
  if (!block) throw new Error(`${page} has no ${language} below "${heading}".`);
  return block.code;
}

/** A block of TypeScript as JavaScript, for a project without TypeScript. */
export function asJavaScript(block: string): string {
  return transformSync(block, { loader: 'ts' }).code;
}
