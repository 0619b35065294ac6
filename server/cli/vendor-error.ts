/** What a vendor's server says when it refuses, in words for an operator. */
import * as z from 'zod/mini';
import { plainText } from '../contract/plain-text.ts';

const MAX_LENGTH = 500;

const text = z.catch(z.optional(z.string()), undefined);

/**
 * The forms in which errors come: Featurebase's envelope, problems (RFC 9457) with `detail` or
 * `details` and with `errors` as a map or as a list, and a bare `message` or `error`.
 */
const errorSchema = z.object({
  title: text,
  detail: text,
  details: text,
  message: text,
  traceId: text,
  error: z.catch(
    z.optional(z.union([z.string(), z.object({ code: text, message: text })])),
    undefined,
  ),
  errors: z.catch(
    z.optional(
      z.union([
        z.array(z.string()),
        z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      ]),
    ),
    undefined,
  ),
});

/**
 * The words of an error answer, on one line, each once.
 *
 * @param body what came, whatever it is
 * @returns empty when it holds no words that are meant for people
 * @example
 * vendorWords('{"error":{"code":"resource_not_found","message":"Contact not found"}}');
 * // 'Contact not found (resource_not_found)'
 */
export function vendorWords(body: string): string {
  const parsed = errorSchema.safeParse(parseJson(body));
  if (!parsed.success) return '';
  const { title, detail, details, message, traceId, error, errors } = parsed.data;
  const inner = typeof error === 'object' ? error : { message: error, code: undefined };
  const listed = Array.isArray(errors) ? errors : Object.entries(errors ?? {}).map(fieldWords);
  const words = [title, detail, details, message, inner.message, ...listed];
  const sentence = [...new Set(words.filter((word) => word))].join('. ');
  const marks = [inner.code, traceId && `trace ${traceId}`].filter((mark) => mark);
  const whole = marks.length > 0 ? `${sentence} (${marks.join(', ')})` : sentence;
  return plainText(whole, MAX_LENGTH);
}

function fieldWords([field, sentences]: [string, string | string[]]): string {
  return `${field}: ${[sentences].flat().join(' ')}`;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
