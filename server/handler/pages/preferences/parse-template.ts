/**
 * Parses the markup of Lit's templates into the tree that Lit's renderer walks, in place of parse5: a
 * whole HTML parser is half of the page's bytes in a Worker, and the templates of the element are well
 * formed. Markup that parse5 would understand otherwise is refused, so that a template is rendered as
 * in a browser, or not at all.
 */

/** Where a node is in the markup, in characters. */
interface Range {
  startOffset: number;
  endOffset: number;
}

/** A comment; also where Lit puts a value, which a parser of HTML takes for a comment. */
interface CommentNode {
  nodeName: '#comment';
  data: string;
  parentNode: ParentNode;
  sourceCodeLocation: Range;
}

interface ElementNode {
  nodeName: string;
  tagName: string;
  attrs: { name: string; value: string }[];
  childNodes: ChildNode[];
  parentNode: ParentNode;
  sourceCodeLocation: { startTag: Range; attrs: Record<string, Range> };
}

interface Fragment {
  nodeName: '#document-fragment';
  childNodes: ChildNode[];
}

type ParentNode = ElementNode | Fragment;
type ChildNode = ElementNode | CommentNode;

const TOKEN =
  /<!--(?<comment>.*?)-->|<(?<value>\?[^>]*)>|<\/(?<end>[\w-]+)>|<(?<start>[a-z][\w-]*)(?<attributes>(?:[^"'>]|"[^"]*"|'[^']*')*)>|[^<]+/gsy;

const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gy;

/** Elements without an end tag. */
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Elements whose content, or whose place, HTML has rules of its own for. */
const SPECIAL =
  /^(html|head|body|frame.*|script|style|title|textarea|template|table|t[bh].*|tr|td|tfoot|caption|col.*|select|opt.*|noscript|iframe|xmp|plaintext|pre|listing|math)$/;

/** Start tags that end an open paragraph. */
const BLOCK =
  /^(address|article|aside|blockquote|center|d[dlt]|details|dialog|div|fieldset|fig.*|footer|form|h[1-6r]|header|hgroup|li|main|menu|nav|ol|p|search|section|summary|ul)$/;

/** Whether HTML may end an open element at this start tag, or leave the tag out. */
function closes(start: string, open: string): boolean {
  if (open === 'p') return BLOCK.test(start);
  return start === open && /^(a|button|d[dt]|form|h[1-6]|li|nobr)$/.test(start);
}

/**
 * @returns the elements and comments; text is left out, because the renderer takes it from the markup
 * @throws {SyntaxError} for markup that is not well formed, or that HTML has special rules for
 */
export function parseFragment(markup: string): Fragment {
  const root: Fragment = { nodeName: '#document-fragment', childNodes: [] };
  const open: ElementNode[] = [];
  let offset = 0;
  for (const { 0: text, groups = {}, index } of markup.matchAll(TOKEN)) {
    offset = index + text.length;
    const { comment, value, start, attributes = '', end } = groups;
    const parentNode = open.at(-1) ?? root;
    if (start !== undefined) {
      if (open.some(({ tagName }) => closes(start, tagName))) throw refuse(markup, index);
      const element = startTag(start, attributes, index, parentNode);
      parentNode.childNodes.push(element);
      if (!isEmpty(element, attributes, open)) open.push(element);
    } else if (end !== undefined) {
      if (open.pop()?.tagName !== end) throw refuse(markup, index);
    } else if (comment !== undefined || value !== undefined) {
      const sourceCodeLocation = { startOffset: index, endOffset: offset };
      const data = comment ?? value ?? '';
      parentNode.childNodes.push({ nodeName: '#comment', data, parentNode, sourceCodeLocation });
    }
  }
  if (offset !== markup.length || open.length > 0) throw refuse(markup, offset);
  return root;
}

/** Whole documents are not among the element's templates. */
export function parse(markup: string): never {
  throw refuse(markup, 0);
}

function startTag(
  tagName: string,
  attributes: string,
  startOffset: number,
  parentNode: ParentNode,
): ElementNode {
  if (SPECIAL.test(tagName)) throw refuse(tagName, 0);
  const attrs: ElementNode['attrs'] = [];
  const locations: Record<string, Range> = {};
  const before = startOffset + 1 + tagName.length;
  let read = 0;
  for (const match of attributes.matchAll(ATTRIBUTE)) {
    const [text, written = '', ...values] = match;
    read = match.index + text.length;
    const name = written.toLowerCase();
    const value = values.find((part) => part !== undefined) ?? '';
    // A character reference would have to be resolved.
    if (value.includes('&') || locations[name]) throw refuse(attributes, match.index);
    attrs.push({ name, value });
    locations[name] = {
      startOffset: before + match.index + text.indexOf(written),
      endOffset: before + read,
    };
  }
  if (!/^\s*\/?$/.test(attributes.slice(read))) throw refuse(attributes, read);
  return {
    nodeName: tagName,
    tagName,
    attrs,
    childNodes: [],
    parentNode,
    sourceCodeLocation: {
      startTag: { startOffset, endOffset: before + attributes.length + 1 },
      attrs: locations,
    },
  };
}

/** Whether an element has no content: a void one, or one in a drawing that ends with a slash. */
function isEmpty({ tagName }: ElementNode, attributes: string, open: readonly ElementNode[]) {
  if (VOID.test(tagName)) return true;
  if (!/(^|[\s"'])\/$/.test(attributes)) return false;
  if (tagName === 'svg' || open.some((element) => element.tagName === 'svg')) return true;
  throw refuse(tagName, 0);
}

function refuse(markup: string, offset: number): SyntaxError {
  return new SyntaxError(`The template is not well formed: ${markup.slice(offset, offset + 80)}`);
}

/** What `@parse5/tools`, which the renderer walks the tree with, takes from parse5. */
export const defaultTreeAdapter = {
  isElementNode: (node: object): boolean => Object.hasOwn(node, 'tagName'),
  isCommentNode: ({ nodeName }: { nodeName: string }): boolean => nodeName === '#comment',
  isTextNode: ({ nodeName }: { nodeName: string }): boolean => nodeName === '#text',
  isDocumentTypeNode: (): boolean => false,
};
export const html = { NS: {} };
