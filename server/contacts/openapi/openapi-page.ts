/** The description of the contacts service as a page to read: no script, nothing from elsewhere. */
import { html } from 'hono/html';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from './openapi.ts';

/** Where the page's stylesheet is served, beside the page. */
export const OPENAPI_STYLES_PATH = '/openapi.css';

export const OPENAPI_STYLES = `:root {
  color-scheme: light dark;
  font: 1rem/1.5 system-ui, sans-serif;
  background: Canvas;
  color: CanvasText;
}
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem; }
h2 { margin-top: 3rem; }
h3 { margin-top: 2rem; }
code { font: 0.9375em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding-block: 0.5rem; }
th, td { text-align: start; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-block-end: 1px solid; }
a { color: LinkText; }
:focus-visible { outline: 3px solid CanvasText; outline-offset: 2px; }
`;

/** What the browser may do on the page: load its stylesheet, and nothing else. */
export const OPENAPI_PAGE_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Markup = ReturnType<typeof html>;

/** Draws the document as a page in English. */
export function openApiPage({ info, paths, components }: OpenApiDocument): Markup {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}</title>
<link rel="stylesheet" href="openapi.css">
</head>
<body>
<header>
<h1>${info.title}</h1>
<p>${info.description} Version <code>${info.version}</code>; as
<a href="openapi.json">OpenAPI</a> for tools.</p>
<p>Every request carries the API key: <code>Authorization: Bearer &lt;key&gt;</code>.</p>
</header>
<nav aria-label="Operations">
<ul>${operations.map(({ operation: { operationId, summary } }) => html`<li><a href="#${operationId}">${summary}</a></li>`)}</ul>
</nav>
<main>
<h2>Operations</h2>
${operations.map(({ path, method, operation }) => section(path, method, operation))}
<h2>Schemas</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<section aria-labelledby="schema-${name}">
<h3 id="schema-${name}">${name}</h3>
${fields(name, schema)}
</section>`,
)}
</main>
</body>
</html>`;
}

function section(path: string, method: string, operation: OpenApiOperation): Markup {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  return html`<section aria-labelledby="${operationId}">
<h3 id="${operationId}">${summary}</h3>
<p><code>${method.toUpperCase()} ${path}</code></p>
${description ? html`<p>${description}</p>` : ''}
${table(
  `Parameters of ${operationId}`,
  ['Name', 'In', 'Type'],
  parameters.map(({ name, in: place, schema }) => [
    html`<code>${name}</code>`,
    place,
    typeOf(schema),
  ]),
)}
${body ? html`<p>Body: ${typeOf(body)}</p>` : ''}
${table(
  `Answers of ${operationId}`,
  ['Status', 'Meaning', 'Body'],
  Object.entries(responses).map(([status, response]) => {
    const { description, content } = response as {
      description: string;
      content: Record<string, { schema: JsonSchema }>;
    };
    return [status, description, typeOf(Object.values(content)[0]?.schema ?? {})];
  }),
)}
</section>`;
}

/** A table of an object's fields; those of objects inside it have their path as a name. */
function fields(name: string, schema: JsonSchema): Markup {
  return table(
    `Fields of ${name}`,
    ['Field', 'Type', 'Meaning'],
    flatten(schema).map(({ path, required, schema }) => [
      html`<code>${path}</code>${required ? '' : ' (optional)'}`,
      typeOf(schema),
      schema.description ?? '',
    ]),
  );
}

interface Field {
  path: string;
  required: boolean;
  schema: JsonSchema;
}

function flatten(schema: JsonSchema, prefix = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = `${prefix}${name}`;
    const required = schema.required?.includes(name) ?? false;
    const inside = property.items ? [property.items, `${path}[].`] : [property, `${path}.`];
    return [
      { path, required, schema: property },
      ...flatten(inside[0] as JsonSchema, inside[1] as string),
    ];
  });
}

function table(caption: string, headings: string[], rows: (string | Markup)[][]): Markup {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

function typeOf(schema: JsonSchema): string | Markup {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum)
    return html`<code>${schema.enum.map((v) => JSON.stringify(v)).join(' | ')}</code>`;
  if (schema.anyOf)
    return html`${schema.anyOf.map((one, i) => html`${i ? ' or ' : ''}${typeOf(one)}`)}`;
  if (schema.items) return html`list of ${typeOf(schema.items)}`;
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  return schema.format ? `${type}, ${schema.format}` : type;
}
