/** The description of the contacts service as an OpenAPI 3.1 document. */

import { API_VERSION, MAX_USER_ID_LENGTH } from 'fb-email-preferences-server/contract';
import { JSON_TYPE } from 'fb-email-preferences-server/http';
import * as z from 'zod/mini';
import { DEFAULT_LIMIT } from '../schemas/requests.ts';
import { namedSchemas, OPERATIONS, type Operation, type SchemaName } from './operations.ts';

/** JSON Schema, as much of it as is looked into here. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  [keyword: string]: unknown;
}

export interface OpenApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
  description?: string;
}

/** What the document says of one operation. */
export interface OpenApiOperation {
  operationId: string;
  summary: string;
  description?: string;
  parameters: OpenApiParameter[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, object>;
}

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  security: object[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: {
    securitySchemes: object;
    schemas: Record<string, JsonSchema>;
  };
}

const ERROR_MEANINGS: Record<number, string> = {
  400: 'The request is malformed; `error.param` names the part at fault.',
  401: 'The API key is missing or wrong.',
  403: 'An identity hash does not match.',
  404: 'There is no such contact or company.',
  408: 'The body has not arrived within 30 seconds.',
  413: 'The body is too large.',
  415: `The body is not ${JSON_TYPE}.`,
  429: 'Too many requests; `Retry-After` says how many seconds to wait.',
  500: 'Something went wrong on our side.',
  503: 'The database is busy or cannot be used; `Retry-After` says how many seconds to wait.',
};

const VERSION_PARAMETER: OpenApiParameter = {
  name: 'Featurebase-Version',
  in: 'header',
  required: false,
  description: `The version of the API; ${API_VERSION} when left out. A later one is served as it.`,
  schema: { type: 'string', default: API_VERSION },
};

const PATH_PARAMETERS: Record<string, JsonSchema> = {
  id: { type: 'string', pattern: '^[0-9a-fA-F]{24}$' },
  userId: { type: 'string', minLength: 1, maxLength: MAX_USER_ID_LENGTH },
  companyId: { type: 'string', minLength: 1, maxLength: 256 },
};

/** Query parameters travel as text; this is the number that the text must spell. */
const LIMIT: JsonSchema = { type: 'integer', minimum: 1, maximum: 100, default: DEFAULT_LIMIT };

/**
 * Makes the document from the schemas that requests and answers are held to.
 *
 * @param keys the preferences that are served; default the gate and Featurebase's four categories
 */
export function createOpenApiDocument(keys?: readonly string[]): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describeOperation(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Contacts service',
      version: API_VERSION,
      description:
        'The Featurebase Contacts API, served by fb-email-preferences on a database of your own.',
    },
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      schemas: describeSchemas(keys),
    },
  };
}

function describeOperation(operation: Operation): OpenApiOperation {
  const { id, summary, description, path, query, body, answers, errors = [] } = operation;
  const success = Object.entries(answers).map(([status, name]) => [
    status,
    { description: status === '201' ? 'Created' : 'OK', content: jsonOf(name) },
  ]);
  const failures = [400, 401, ...errors, 429, 500, 503].map((status) => [
    String(status),
    { description: ERROR_MEANINGS[status], content: jsonOf('Error') },
  ]);
  return {
    operationId: id,
    summary,
    ...(description && { description }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
        name,
        in: 'path' as const,
        required: true,
        schema: PATH_PARAMETERS[name] ?? {},
      })),
      ...(query ? queryParameters(query) : []),
      VERSION_PARAMETER,
    ],
    ...(body && { requestBody: { required: true, content: jsonOf(body) } }),
    responses: Object.fromEntries([...success, ...failures]),
  };
}

function queryParameters(query: z.ZodMiniObject): OpenApiParameter[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' }) as JsonSchema;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: name === 'limit' ? LIMIT : schema,
  }));
}

function jsonOf(name: SchemaName) {
  return { [JSON_TYPE]: { schema: { $ref: `#/components/schemas/${name}` } } };
}

/** All named schemas; where one contains another, it refers to it. */
function describeSchemas(keys?: readonly string[]): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(namedSchemas(keys))) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // A format says it all; zod adds the regular expression that it checks it with.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      schema as JsonSchema,
    ]),
  );
}
