/**
 * Minifies the texts that minifiers of JavaScript leave alone: the element's stylesheet, and the lines of
 * its templates. The builds for a server and for its page have to do it alike, since Lit finds the markup of
 * a server by the hash of the template.
 */
import { transform } from 'esbuild';

/** The source of a module with a stylesheet of the element, which is minified. */
export async function minifyStyles(source: string): Promise<string> {
  const css = /css`([^`]*)`/.exec(source)?.[1] ?? '';
  // Without `utf8`, a bullet becomes a CSS escape, which a template literal takes for one of its own.
  const { code } = await transform(css, { loader: 'css', minify: true, charset: 'utf8' });
  return source.replace(css, () => code.trim().replace(/(?<=[:,/]) | (?=\/)/g, ''));
}

/** Takes the lines out of the templates of a minified script, in which no other line is broken. */
export function joinLines(script: string): string {
  return script.replace(/(?<=[>`])\s*\n\s*|\s*\n\s*(?=[<`])/g, '').replace(/\s*\n\s*/g, ' ');
}
