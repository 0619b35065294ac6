/** The parts that every page of the handler has: head, brand, headers. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CheckedBrand } from './brand.ts';
import type { InlineStyle } from './inline-style.ts';
import type { ReaderTexts } from './language.ts';
import { pageFolder } from './trailing-slash.ts';

/** Escaped markup: the result of Hono's `html`. */
export type Markup = ReturnType<typeof html>;

/** The same for all pages of one operator in one language. */
export interface PageFrame {
  brand: CheckedBrand;
  styles: InlineStyle;
  texts: ReaderTexts;
  /** Origins that may show the page in a frame. */
  frameAncestors: readonly string[];
}

/** Different for each page. */
export interface PageContent {
  /** Contains no email address: mail scanners and chat previews show the title to others. */
  title: string;
  /** Inside `<main>`, the card. */
  body: Markup;
  /** Markup for the footer, before the link to help. */
  tools?: Markup | '';
  /** Markup for the end of the footer. */
  note?: Markup;
  /** Markup for the start of the head. */
  head?: Markup;
  /** The stylesheets inside `body`. */
  styles?: readonly InlineStyle[];
  /** Further directives of the Content-Security-Policy. */
  policy?: Readonly<Record<string, string>>;
}

/**
 * Answers with a page. Its policy allows what the page has and forbids the rest: inline code, styles
 * with another hash, frames on other sites, forms to other sites.
 *
 * Addresses in a page are relative to the folder of the handler's pages, so that they are right under
 * a path prefix; a page at a longer address has a `<base>`.
 *
 * @param status default 200
 */
export async function answerPage(
  c: Context,
  frame: PageFrame,
  content: PageContent,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const folder = pageFolder(c);
  const policy = await contentSecurityPolicy(frame, content, folder);
  c.header('Content-Security-Policy', serialize(policy));
  if (frame.frameAncestors.length === 0) c.header('X-Frame-Options', 'DENY');
  c.header('Content-Language', frame.texts.lang);
  return c.html(await layOut(frame, content, folder), status);
}

function layOut(
  { brand, styles, texts }: PageFrame,
  { title, body, head, tools, note }: PageContent,
  folder: string,
): Markup {
  const help = brand.supportUrl ? html`<a href="${brand.supportUrl}">${texts.help}</a>` : '';
  const links = tools || help ? html`<div class="links">${tools}${help}</div>` : '';
  return html`<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
${folder && html`<base href="${folder}">`}
${head ?? ''}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(styles.css)}</style>
</head>
<body>
<header>${logo(brand)}</header>
<main>
${body}
</main>
${links || note ? html`<footer>${links}${note}</footer>` : ''}
</body>
</html>`;
}

/** Lazy, so that browsers do not load it before the scripts of the head have run. */
function logo({ logoUrl, name }: CheckedBrand): Markup | string {
  if (logoUrl === undefined) return name;
  return html`<img src="${logoUrl}" alt="${name}" height="32" loading="lazy">`;
}

const NOBODY = "'none'";

async function contentSecurityPolicy(
  { brand, styles, frameAncestors }: PageFrame,
  content: PageContent,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  const sources = [styles, ...(content.styles ?? [])].map((style) => style.source());
  return {
    'default-src': NOBODY,
    'style-src': (await Promise.all(sources)).join(' '),
    ...(brand.logoUrl === undefined ? {} : { 'img-src': new URL(brand.logoUrl).origin }),
    'form-action': "'self'",
    'frame-ancestors': frameAncestors.join(' ') || NOBODY,
    'base-uri': folder ? "'self'" : NOBODY,
    ...content.policy,
  };
}

function serialize(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}
