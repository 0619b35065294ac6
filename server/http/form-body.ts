/** Reading the body of a form. */
import { ApiError } from './api-error.ts';
import { readText } from './json-body.ts';

const MAX_FORM_BYTES = 16 * 1024;

/**
 * Reads a form, urlencoded or multipart. What is not a form counts as an empty one: mail providers
 * send all kinds of bodies, some none, with an unsubscribe request that has to be honoured.
 *
 * @throws {ApiError} 413 `body_too_large` over 16 KiB
 */
export async function readForm(request: Request): Promise<ReadonlyMap<string, string>> {
  const form = new Map<string, string>();
  try {
    const text = await readText(request, MAX_FORM_BYTES);
    const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' };
    const data = await new Response(text, { headers }).formData();
    for (const [name, value] of data) if (typeof value === 'string') form.set(name, value);
  } catch (error) {
    if (error instanceof ApiError && error.status === 413) throw error;
  }
  return form;
}
