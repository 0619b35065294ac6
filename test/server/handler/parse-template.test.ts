/** The parser of templates understands well-formed markup as parse5 does, and refuses the rest. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseFragment as parse5Fragment } from 'parse5';
import { parseFragment } from '../../../server/handler/pages/preferences/parse-template.ts';

/** The part of a tree that the renderer reads; text is taken from the markup. */
interface Outline {
  nodeName: string;
  data?: string | undefined;
  attrs?: unknown;
  location: unknown;
  childNodes?: Outline[] | undefined;
}

interface Node {
  nodeName: string;
  data?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
  sourceCodeLocation?: {
    startOffset?: number;
    endOffset?: number;
    startTag?: { startOffset: number; endOffset: number };
    attrs?: Record<string, { startOffset: number; endOffset: number }>;
  } | null;
}

const range = ({ startOffset, endOffset }: { startOffset?: number; endOffset?: number }) => [
  startOffset,
  endOffset,
];

function outline(node: Node): Outline {
  const { nodeName, data, attrs, childNodes, sourceCodeLocation } = node;
  const { startTag, attrs: places = {} } = sourceCodeLocation ?? {};
  return {
    nodeName,
    data,
    attrs: attrs?.map(({ name, value }) => [name, value, range(places[name] ?? {})]),
    location:
      nodeName === '#comment' ? range(sourceCodeLocation ?? {}) : startTag && range(startTag),
    childNodes: childNodes?.filter(({ nodeName: name }) => name !== '#text').map(outline),
  };
}

/** As parse5 has it. */
const expected = (markup: string) =>
  outline(parse5Fragment(markup, { sourceCodeLocationInfo: true }) as Node);
const actual = (markup: string) => outline(parseFragment(markup) as Node);

const name = fc.constantFrom('class', 'part', '?inert$lit$', '@click$lit$', '.value$lit$', 'id');
const value = fc.constantFrom(
  '',
  '"a b"',
  "'it is'",
  '"lit$123456789$"',
  'lit$123456789$',
  '"a>b"',
);
const attributes = fc
  .uniqueArray(fc.tuple(name, value), { maxLength: 4, selector: ([key]) => key })
  .map((pairs) => pairs.map(([key, text]) => ` ${key}${text && `=${text}`}`).join(''));

/** Markup as templates have it: elements in elements, values, comments and text. */
const { markup } = fc.letrec<{ markup: string; node: string }>((tie) => ({
  markup: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'text',
      ' ',
      '\n  ',
      '<?lit$123456789$>',
      '<!-- a > comment -->',
      '<br>',
      '<b></b>',
    ),
    attributes.map((text) => `<input${text}>`),
    attributes.map((text) => `<svg width="16"${text}><path d="M1 1" /></svg>`),
    fc
      .tuple(
        fc.constantFrom(
          'div',
          'span',
          'fb-email-preferences',
          'ul',
          'slot',
          'p',
          'li',
          'a',
          'form',
        ),
        attributes,
        tie('markup'),
      )
      .map(([tag, text, inner]) => `<${tag}${text}>${inner}</${tag}>`),
  ),
}));

describe('the parser of templates', () => {
  test('has the tree of parse5 for markup that is well formed', () => {
    fc.assert(
      fc.property(markup, (text) => {
        let tree: Outline | undefined;
        try {
          tree = actual(text);
        } catch {
          // Such as a paragraph in a paragraph.
        }
        fc.pre(tree !== undefined);
        assert.deepEqual(tree, expected(text));
      }),
      { numRuns: 500 },
    );
  });

  test('refuses what a browser would understand otherwise', () => {
    for (const text of [
      '<p>one<p>two',
      '<div></span>',
      '<div',
      '</div>',
      '<div/>text',
      '<table><tr></tr></table>',
      '<style>b > a {}</style>',
      '<textarea><b></textarea>',
      '<b class="a&amp;b"></b>',
      '<b class=a class=b></b>',
      '<b "a"></b>',
      '<form><form></form></form>',
      '<p><b><div></div></b></p>',
      '<button><b><button></button></b></button>',
    ]) {
      assert.throws(() => parseFragment(text), SyntaxError, text);
    }
  });
});
