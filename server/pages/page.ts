/** The frame of every page that the handler serves: head, brand, headers. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CheckedBrand } from './brand.ts';
import { PAGE_STYLES_PATH } from './page-styles.ts';
import type { PageTexts } from './page-texts.ts';

/** Markup that is safe to put into a page: the result of Hono's `html`. */
export type Markup = ReturnType<typeof html>;

/** What pages of one operator, in one language, have in common. */
export interface PageFrame {
  brand: CheckedBrand;
  texts: PageTexts;
}

/** What differs from page to page. */
export interface PageContent {
  /** Holds no address and no list: mail scanners and chat previews show it to others. */
  title: string;
  /** Inside `<main>`. */
  body: Markup;
  /** Further markup for the head. */
  head?: Markup;
  /** Further sources, by directive of the Content-Security-Policy. */
  sources?: Readonly<Record<string, string>>;
}

/**
 * Answers with a page. Its policy forbids whatever is not there: no inline code or style, no other
 * site's frame, no form to another site.
 *
 * @param status default 200
 */
export async function answerPage(
  c: Context,
  { brand, texts }: PageFrame,
  content: PageContent,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  c.header('Content-Security-Policy', contentSecurityPolicy(brand, content.sources));
  c.header('X-Frame-Options', 'DENY');
  c.header('Content-Language', texts.lang);
  return c.html(await layOut({ brand, texts }, content), status);
}

function layOut({ brand, texts }: PageFrame, { title, body, head }: PageContent): Markup {
  return html`<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${PAGE_STYLES_PATH.slice(1)}">
${head ?? ''}
</head>
<body>
<header>${brand.logoUrl ? html`<img src="${brand.logoUrl}" alt="${brand.name}" height="32">` : brand.name}</header>
<main>
${body}
</main>
${brand.supportUrl ? html`<footer><a href="${brand.supportUrl}">${texts.help}</a></footer>` : ''}
</body>
</html>`;
}

function contentSecurityPolicy(
  brand: CheckedBrand,
  sources: Readonly<Record<string, string>> = {},
): string {
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'style-src': "'self'",
    ...(brand.logoUrl === undefined ? {} : { 'img-src': new URL(brand.logoUrl).origin }),
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    ...sources,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
