/** The code blocks of a page of the documentation. */
import { readFile } from 'node:fs/promises';

export interface CodeBlock {
  /** The word after the fence, such as `python`. */
  language: string;
  code: string;
  /** The last heading above the block. */
  heading: string;
}

/** @param page relative to `docs/`, such as `sign-in.md` */
export async function readCodeBlocks(page: string): Promise<CodeBlock[]> {
  const text = await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const blocks: CodeBlock[] = [];
  let heading = '';
  for (const match of text.matchAll(/^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)) {
    const [, title, language, code] = match;
    if (title) heading = title;
    else blocks.push({ language: language ?? '', code: code ?? '', heading });
  }
  return blocks;
}
