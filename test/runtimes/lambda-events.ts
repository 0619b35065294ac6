/**
 * The events that AWS Lambda gets from API Gateway, and the result that it gives back.
 *
 * Source: AWS, "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway" (payload format
 * 2.0, also that of function URLs) and "Lambda proxy integrations in API Gateway" (REST API).
 */
import type { Message } from './message.ts';

/** What a function gives back. */
export interface LambdaResult {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  body: string;
  isBase64Encoded: boolean;
}

const CALLER = { sourceIp: '192.0.2.1', userAgent: 'conformance' };

/** Whether a value is one of the events below. */
export function isLambdaEvent(value: object): boolean {
  return 'requestContext' in value;
}

/** The event of an HTTP API or a function URL: payload format 2.0. */
export function HTTP_API({ url, method, headers, body }: Message): object {
  const { pathname, search, host } = new URL(url);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: Object.fromEntries(headers),
    requestContext: {
      accountId: '123456789012',
      apiId: 'api-id',
      domainName: host,
      domainPrefix: 'api-id',
      http: { method, path: pathname, protocol: 'HTTP/1.1', ...CALLER },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '10/Mar/2026:05:16:23 +0000',
      timeEpoch: 1773119783636,
    },
    ...lambdaBody(body, headers),
  };
}

/** The event of a REST API: payload format 1.0, whose query is decoded. */
export function REST_API({ url, method, headers, body }: Message): object {
  const { pathname, searchParams, host } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  return {
    resource: '/{proxy+}',
    path: pathname,
    httpMethod: method,
    headers: Object.fromEntries(headers),
    multiValueHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
    queryStringParameters: names.length > 0 ? Object.fromEntries([...searchParams]) : null,
    multiValueQueryStringParameters:
      names.length > 0
        ? Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)]))
        : null,
    pathParameters: { proxy: pathname.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'api-id',
      domainName: host,
      httpMethod: method,
      identity: CALLER,
      path: pathname,
      protocol: 'HTTP/1.1',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      resourcePath: '/{proxy+}',
      stage: 'prod',
    },
    ...lambdaBody(body, headers),
  };
}

/** Text as it is, anything else as base64. */
function lambdaBody(body: string | undefined, headers: readonly [string, string][]): object {
  if (body === undefined) return { body: null, isBase64Encoded: false };
  const type = new Map(headers).get('content-type') ?? '';
  const bytes = Buffer.from(body, 'base64');
  const text = bytes.toString('utf8');
  const isText = /^(text\/|application\/(json|x-www-form-urlencoded))/.test(type);
  return isText && Buffer.from(text).equals(bytes)
    ? { body: text, isBase64Encoded: false }
    : { body, isBase64Encoded: true };
}
