/** A stylesheet inside a page, allowed by its hash: it needs no request, so there is no unstyled page. */

/** CSS, and its source expression for the policy. */
export interface InlineStyle {
  css: string;
  /** For the `style-src` directive: `'sha256-…'` (Content Security Policy 3, section 2.3.1). */
  source(): Promise<string>;
}

/** @param css exactly what will stand between `<style>` and `</style>` */
export function inlineStyle(css: string): InlineStyle {
  let source: Promise<string> | undefined;
  return {
    css,
    source() {
      source ??= hashSource(css);
      return source;
    },
  };
}

async function hashSource(css: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
