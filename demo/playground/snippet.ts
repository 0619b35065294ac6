/** The HTML to copy for what the playground shows. */
import { categoriesOf, ownProperties, ownTexts, saveOf, type View } from './view.ts';

/** What the HTML needs besides the view. */
export interface SnippetParts {
  /** The source of the theme; empty without one. */
  css: string;
  /** The built-in description of `all`: a label is a name with a description. */
  allDescription: string;
}

/**
 * @example
 * snippetOf(viewOf(new URLSearchParams('lang=de')), { css: '', allDescription: '' });
 */
export function snippetOf(view: View, { css, allDescription }: SnippetParts): string {
  const categories = categoriesOf(view);
  const attributes = [
    'endpoint="https://preferences.example.com"',
    'token="…"',
    ...(view.lang === 'en' ? [] : [`lang="${view.lang}"`]),
    ...(saveOf(view) === 'submit' ? ['save="submit"'] : []),
    ...(categories === undefined ? [] : [`categories="${categories}"`]),
  ];
  const parts = [
    '<script type="module" src="/assets/fb-email-preferences.js"></script>',
    `<fb-email-preferences\n  ${attributes.join('\n  ')}\n></fb-email-preferences>`,
  ];
  const properties = ownProperties(view).map(([name, value]) => `    ${name}: ${value};\n`);
  const own = properties.length > 0 ? `  fb-email-preferences {\n${properties.join('')}  }\n` : '';
  if (css || own) parts.push(`<style>\n${indent(css)}${own}</style>`);

  const texts = ownTexts(view, allDescription);
  if (Object.keys(texts).length > 0) {
    // `<` would end the script.
    const data = JSON.stringify(texts, null, 2).replaceAll('<', '\\u003c');
    parts.push(`<script type="module">
  const element = document.querySelector('fb-email-preferences');
  element.messages = ${indent(data).trim()};
</script>`);
  }
  return `${parts.join('\n\n')}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
