/** The vendor's OpenAPI document, corrected where its own pages and tests go beyond it. */
import { type OpenApiCheck, openApiCheck } from './openapi-check.ts';

type Schemas = Parameters<NonNullable<Parameters<typeof openApiCheck>[1]>>[0];

function propertiesOf(schemas: Schemas, name: string): Record<string, unknown> {
  return (schemas[name]?.properties ?? {}) as Record<string, unknown>;
}

/**
 * @param optOutAllowed whether it comes as documented, or as the text that an example has
 */
export function softwareOneCheck(optOutAllowed: 'boolean' | 'string'): OpenApiCheck {
  return openApiCheck('softwareone.openapi.json', (schemas) => {
    deviate(schemas);
    propertiesOf(schemas, 'Category').optOutAllowed = { type: optOutAllowed };
  });
}

/** Where the vendor's own pages and tests go beyond its OpenAPI document. */
function deviate(schemas: Schemas): void {
  // `allOf` with a schema that allows no other properties forbids what the schema itself declares.
  for (const name of ['Event', 'Id']) delete schemas[name]?.allOf;
  // The page on unblocking has more events.
  for (const name of ['activated', 'blocked', 'deleted']) {
    propertiesOf(schemas, 'Audit')[name] = { $ref: '#/components/schemas/Event' };
  }
  // The vendor's end-to-end tests send these.
  for (const name of ['firstName', 'lastName']) {
    propertiesOf(schemas, 'ContactDto')[name] = { type: 'string' };
  }
}
