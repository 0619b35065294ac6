/**
 * The documents inside a package: its README, and the pages and examples of the repository that the
 * README links to, at the same paths. A link to a page that is not in the package becomes its text
 * and the place of the page.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { PACKAGES } from './packages.ts';

/** A link to a file: neither to the web nor within the page. */
const LINK = /(?<!!)\[([^[\]]+)\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)/g;

/** Code is left alone. `split` keeps what is in parentheses. */
const FENCED = /(^ *```[\s\S]*?^ *```$)/m;

/** The files that a README links to, by their paths from the root. */
async function linkedFiles(folder: string): Promise<ReadonlySet<string>> {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const files = new Set<string>();
  for (const [, , target = ''] of readme.matchAll(LINK)) {
    const path = join(folder, target);
    if ((await stat(path)).isFile()) files.add(path);
    else for (const file of await filesIn(path)) files.add(file);
  }
  return files;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map(({ parentPath, name }) => join(parentPath, name));
}

/**
 * What is in the package beside its modules.
 *
 * @param folder of the package, such as `server/contacts`
 * @returns contents, by path in the package
 */
export async function shippedDocuments(folder: string): Promise<Map<string, string>> {
  const own = [...(await linkedFiles(folder))];
  const homes = new Map<string, string>();
  for (const [name, other] of Object.entries(PACKAGES)) {
    for (const file of await linkedFiles(other)) homes.set(file, `\`${name}\``);
  }

  /** A link as it has to be in the package. */
  const link = (source: string, page: string, text: string, target: string, anchor = '') => {
    const path = join(dirname(source), target).replace(/\/$/, '');
    if (own.some((file) => file === path || file.startsWith(`${path}/`))) {
      return `[${text}](${relative(dirname(page), path)}${anchor})`;
    }
    const place = homes.get(path) ?? 'the repository';
    return text === path ? `${text} of ${place}` : `${text} (\`${path}\` of ${place})`;
  };

  /** The text of a page, whose path in the package may be another than in the repository. */
  const textOf = async (source: string, page: string) => {
    const text = await readFile(source, 'utf8');
    if (!page.endsWith('.md')) return text;
    const replaced = (part: string) =>
      part.replace(LINK, (_, label: string, target: string, anchor?: string) =>
        link(source, page, label, target, anchor),
      );
    return text
      .split(FENCED)
      .map((part) => (FENCED.test(part) ? part : replaced(part)))
      .join('');
  };

  const documents = new Map([['README.md', await textOf(join(folder, 'README.md'), 'README.md')]]);
  for (const file of own) documents.set(file, await textOf(file, file));
  return documents;
}
