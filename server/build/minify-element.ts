/**
 * Minifies the texts that minifiers of JavaScript leave alone: the element's templates and its stylesheet.
 * All builds of the element have to do it alike, since Lit finds the markup of a server by the hash of the
 * template.
 */
import { transform } from 'esbuild';

/**
 * The source of a module of the element, its template without quotes that HTML does not need, and its
 * stylesheet minified; undefined for a module that has neither.
 *
 * @param path of the module
 */
export async function minifyElement(source: string, path: string): Promise<string | undefined> {
  if (path.endsWith('.template.ts')) {
    return source.replace(/(?<=\s[\w-]+=)"([\w-]+)"/g, '$1');
  }
  if (!path.endsWith('.styles.ts')) return undefined;
  const css = /css`([^`]*)`/.exec(source)?.[1] ?? '';
  // Without `utf8`, a bullet becomes a CSS escape, which a template literal takes for one of its own.
  const { code } = await transform(css, { loader: 'css', minify: true, charset: 'utf8' });
  return source.replace(css, () => code.trim().replace(/(?<=[:,/]) | (?=\/)/g, ''));
}

/** Takes the lines out of the templates of a minified script, in which no other line is broken. */
export function joinLines(script: string): string {
  return script.replace(/(?<=[>`])\s*\n\s*|\s*\n\s*(?=[<`])/g, '').replace(/\s*\n\s*/g, ' ');
}
