/** The frame of every page that the handler serves: head, brand, headers. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CheckedBrand } from './brand.ts';
import type { InlineStyle } from './inline-style.ts';
import type { ReaderTexts } from './language.ts';

/** Markup that is safe to put into a page: the result of Hono's `html`. */
export type Markup = ReturnType<typeof html>;

/** What pages of one operator, in one language, have in common. */
export interface PageFrame {
  brand: CheckedBrand;
  styles: InlineStyle;
  texts: ReaderTexts;
}

/** What differs from page to page. */
export interface PageContent {
  /** Holds no address and no list: mail scanners and chat previews show it to others. */
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
  /** Further directives of the Content-Security-Policy, or others than usual. */
  policy?: Readonly<Record<string, string>>;
}

/**
 * Answers with a page. Its policy forbids whatever is not there: no inline code, no style but those
 * known by their hash, no other site's frame, no form to another site.
 *
 * @param status default 200
 */
export async function answerPage(
  c: Context,
  frame: PageFrame,
  content: PageContent,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const policy = await contentSecurityPolicy(frame, content);
  c.header('Content-Security-Policy', serialize(policy));
  if (policy['frame-ancestors'] === NOBODY) c.header('X-Frame-Options', 'DENY');
  c.header('Content-Language', frame.texts.lang);
  return c.html(await layOut(frame, content), status);
}

function layOut(
  { brand, styles, texts }: PageFrame,
  { title, body, head, tools, note }: PageContent,
): Markup {
  const help = brand.supportUrl ? html`<a href="${brand.supportUrl}">${texts.help}</a>` : '';
  const links = tools || help ? html`<div class="links">${tools}${help}</div>` : '';
  return html`<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
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

/** Lazy, so that browsers do not ask for it before the scripts of the head have run. */
function logo({ logoUrl, name }: CheckedBrand): Markup | string {
  if (logoUrl === undefined) return name;
  return html`<img src="${logoUrl}" alt="${name}" height="32" loading="lazy">`;
}

const NOBODY = "'none'";

async function contentSecurityPolicy(
  { brand, styles }: PageFrame,
  content: PageContent,
): Promise<Readonly<Record<string, string>>> {
  const sources = [styles, ...(content.styles ?? [])].map((style) => style.source());
  return {
    'default-src': NOBODY,
    'style-src': (await Promise.all(sources)).join(' '),
    ...(brand.logoUrl === undefined ? {} : { 'img-src': new URL(brand.logoUrl).origin }),
    'form-action': "'self'",
    'frame-ancestors': NOBODY,
    'base-uri': NOBODY,
    ...content.policy,
  };
}

function serialize(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}
