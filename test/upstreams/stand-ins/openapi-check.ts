/** Holds what goes in and out of a stand-in against the structure of the vendor's OpenAPI document. */
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';

type Json = Record<string, unknown>;

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

interface Operation {
  requestBody?: { content?: Record<string, { schema?: AnySchema }> };
  responses: Record<string, { content?: Record<string, { schema?: AnySchema }> }>;
}

/** What a message has to be; each throws no error, but returns a sentence about what is wrong. */
export interface OpenApiCheck {
  /** @returns undefined when the body is as documented */
  request(method: string, path: string, body: unknown): string | undefined;
  /** @returns undefined when the answer is as documented, or its status is one of any operation */
  response(method: string, path: string, status: number, body: unknown): string | undefined;
}

/** Statuses that the vendor documents for all operations at once. */
const COMMON = new Set([401, 403, 404, 409, 415, 500, 501, 504]);

/**
 * @param file a document beside this file
 * @param deviate changes schemas where the vendor contradicts the document elsewhere
 */
export function openApiCheck(
  file: string,
  deviate: (schemas: Document['components']['schemas']) => void = () => {},
): OpenApiCheck {
  const document: Document = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  deviate(document.components.schemas);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, 'document');
  const compiled = new Map<string, ValidateFunction>();

  function check(pointer: readonly string[], value: unknown): string | undefined {
    const path = pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const ref = `document#/${path.map(encodeURIComponent).join('/')}`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  }

  const operation = (method: string, path: string) => document.paths[path]?.[method.toLowerCase()];
  const at = (method: string, path: string) => ['paths', path, method.toLowerCase()];
  const content = ['content', 'application/json', 'schema'];

  return {
    request(method, path, body) {
      const documented = operation(method, path);
      if (!documented) return `${method} ${path} is not documented`;
      const json = documented.requestBody?.content?.['application/json'];
      if (!json) return body === undefined ? undefined : `${method} ${path} takes no body`;
      return check([...at(method, path), 'requestBody', ...content], body);
    },
    response(method, path, status, body) {
      const answer = operation(method, path)?.responses[status];
      if (!answer) return COMMON.has(status) ? undefined : `${status} is not documented`;
      if (!answer.content?.['application/json']) return undefined;
      return check([...at(method, path), 'responses', String(status), ...content], body);
    },
  };
}
