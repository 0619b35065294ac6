/** Reading the body of a form. */
import { ApiError } from './api-error.ts';
import { readRequest } from './json-body.ts';

const MAX_FORM_BYTES = 16 * 1024;

/**
 * Reads a form, urlencoded or multipart. Any other body is an empty form: mail providers send an
 * unsubscribe request with all kinds of bodies, some with none, and each has to be carried out.
 *
 * @throws {ApiError} 413 `body_too_large` over 16 KiB; 408 `body_too_slow` after 30 seconds; 400
 *   `body_incomplete` when the connection ends before the body does
 */
export async function readForm(request: Request): Promise<ReadonlyMap<string, string>> {
  const form = new Map<string, string>();
  try {
    const text = await readRequest(request, MAX_FORM_BYTES);
    const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' };
    const data = await new Response(text, { headers }).formData();
    for (const [name, value] of data) if (typeof value === 'string') form.set(name, value);
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'invalid_encoding') throw error;
  }
  return form;
}
