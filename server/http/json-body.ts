/** Reading a JSON request body: media type, size and syntax, then a schema. */
import type * as z from 'zod/mini';
import { ApiError, badRequest } from './api-error.ts';

/** The media type of every request and answer body. */
export const JSON_TYPE = 'application/json';

/**
 * Reads, parses and validates a JSON body.
 *
 * @param request the request, its body not yet read
 * @param schema the schema of the body
 * @param maxBytes the largest body accepted, in bytes
 * @returns the parsed body
 * @throws {ApiError} 415 `unsupported_media_type`; 413 `body_too_large`; 408 `body_too_slow`; 400
 *   `body_incomplete`, `invalid_encoding`, `invalid_json`, `parameter_missing`, `parameter_unknown` or
 *   `parameter_invalid`, the last three with `param`
 * @example
 * const { preferences } = await readJsonBody(request, updateSchema(), 16 * 1024);
 */
export async function readJsonBody<Schema extends z.ZodMiniType>(
  request: Request,
  schema: Schema,
  maxBytes: number,
): Promise<z.output<Schema>> {
  const mediaType = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== JSON_TYPE) {
    throw new ApiError({
      status: 415,
      type: 'invalid_request_error',
      code: 'unsupported_media_type',
      message: `Send the body as ${JSON_TYPE}.`,
    });
  }
  return parseWith(schema, parseJson(await readRequest(request, maxBytes)));
}

/** How long a body may take to arrive, in milliseconds: as long as a whole request on Node. */
const MAX_BODY_MS = 30_000;

/**
 * Reads the body of a request as text, up to a limit of bytes and of 30 seconds. Runtimes differ in
 * what they allow a slow client.
 *
 * @throws {ApiError} as {@link readText}; 400 `body_incomplete` when the connection ends before the
 *   body does; 408 `body_too_slow`
 */
export async function readRequest(request: Request, maxBytes: number): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), MAX_BODY_MS);
  });
  try {
    return await Promise.race([readText(request, maxBytes), tooLate]);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw badRequest('body_incomplete', 'The body is not complete.');
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads a body as text, up to a limit.
 *
 * @param message a request or a response, its body not yet read
 * @param maxBytes the largest body accepted, in bytes
 * @throws {ApiError} 413 `body_too_large`; 400 `invalid_encoding` when it is not UTF-8
 */
export async function readText(message: Request | Response, maxBytes: number): Promise<string> {
  const body = new ArrivingBody(maxBytes);
  if (isKnownToFit(message, maxBytes)) body.add(new Uint8Array(await message.arrayBuffer()));
  else await readStream(message.body, body);
  return body.text();
}

/** By its reader: in workerd a loop over the stream takes longer. */
async function readStream(stream: Request['body'], body: ArrivingBody): Promise<void> {
  const reader = stream?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return;
    try {
      body.add(value);
    } catch (error) {
      await reader?.cancel().catch(() => {});
      throw error;
    }
  }
}

/** The chunks of a body, counted as they arrive. */
export class ArrivingBody {
  readonly #maxBytes: number;
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;

  /** @param maxBytes the largest body accepted, in bytes */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @throws {ApiError} 413 `body_too_large`: nothing more should be read */
  add(chunk: Uint8Array): void {
    this.#bytes += chunk.byteLength;
    if (this.#bytes > this.#maxBytes) throw tooLarge(this.#maxBytes);
    this.#chunks.push(chunk);
  }

  /** @throws {ApiError} 400 `invalid_encoding` when it is not UTF-8 */
  text(): string {
    return decode(join(this.#chunks, this.#bytes));
  }
}

/** @throws {ApiError} 400 `invalid_encoding` */
function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw badRequest('invalid_encoding', 'The body is not valid UTF-8.');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Whether a body is read in one piece, since its length is known: a stream of it takes longer than all
 * that the handler does with a PATCH, on Node as in workerd. The length is that of what is sent, so a
 * compressed body has to be counted.
 */
function isKnownToFit({ headers }: Request | Response, maxBytes: number): boolean {
  const length = headers.get('Content-Length') ?? '';
  return /^\d+$/.test(length) && Number(length) <= maxBytes && !headers.has('Content-Encoding');
}

function join(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

function tooLarge(maxBytes: number): ApiError {
  return new ApiError({
    status: 413,
    type: 'invalid_request_error',
    code: 'body_too_large',
    message: `The body is larger than ${maxBytes} bytes.`,
    // RFC 9112, section 9.3: the rest of the body is not read, so the connection has to end.
    headers: { Connection: 'close' },
  });
}

function tooSlow(): ApiError {
  return new ApiError({
    status: 408,
    type: 'invalid_request_error',
    code: 'body_too_slow',
    message: `The body has not arrived within ${MAX_BODY_MS / 1000} seconds.`,
    // RFC 9110, section 15.5.9: the server closes the connection.
    headers: { Connection: 'close' },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('invalid_json', 'The body is not valid JSON.');
  }
}

/**
 * Validates a value; the first issue becomes the error.
 *
 * @throws {ApiError} 400 `parameter_missing`, `parameter_unknown` or `parameter_invalid`, with `param`
 */
export function parseWith<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const { data, error } = schema.safeParse(value);
  if (!error) return data as z.output<Schema>;
  // An error of zod has at least one issue.
  const issue = error.issues[0] as z.core.$ZodIssue;
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const param = dotted([...path, ...issue.keys.slice(0, 1)]);
    throw badRequest('parameter_unknown', `${param} is not a parameter here. Leave it out.`, param);
  }
  const param = dotted(path);
  const where = param ?? 'The body';
  if (issue.code === 'invalid_type' && valueAt(value, path) === undefined) {
    throw badRequest('parameter_missing', `${where} is required.`, param);
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((allowed) => `"${String(allowed)}"`).join(' or ');
    throw badRequest('parameter_invalid', `${where} must be ${values}.`, param);
  }
  if (issue.code === 'invalid_type') {
    throw badRequest('parameter_invalid', `${where} must be of type ${issue.expected}.`, param);
  }
  // Without a locale, zod/mini has one message for every issue; any other comes from the schema.
  const message = issue.message === 'Invalid input' ? `${where} is not valid.` : issue.message;
  throw badRequest('parameter_invalid', message, param);
}

/** A path as callers write it, cut to 128 characters, because its parts come from the caller. */
function dotted(path: readonly PropertyKey[]): string | undefined {
  return path.length === 0 ? undefined : path.map(String).join('.').slice(0, 128);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}
