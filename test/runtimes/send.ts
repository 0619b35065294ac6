/** Requests over HTTP that say themselves which host they are for. */
import { request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Statuses of which the standard allows no body. */
const NO_BODY = new Set([204, 205, 304]);

/**
 * `fetch`, but for the header `Host`, which `fetch` always sets itself.
 *
 * @param url with an address of loopback
 */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  const host = new Headers(init.headers).get('Host');
  if (host === null) return fetch(url, init);
  // The constructor fills in what a client does, such as the boundary of a multipart body.
  const { method, headers, body } = new Request(url, init);
  const bytes = body ? Buffer.from(await new Response(body).arrayBuffer()) : undefined;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      // A connection of its own: a server may close one whose request it has not read to the end.
      { method, headers: { ...Object.fromEntries(headers), host }, agent: false },
      async (response) => {
        const { statusCode = 0, headersDistinct } = response;
        const received = new Headers();
        for (const [name, values = []] of Object.entries(headersDistinct)) {
          for (const value of values) received.append(name, value);
        }
        const content = await buffer(response);
        const hasBody = !NO_BODY.has(statusCode);
        resolve(new Response(hasBody ? content : null, { status: statusCode, headers: received }));
      },
    );
    request.on('error', reject);
    // Only with the whole body does Node send its length; some mail providers send no body at all.
    request.end(bytes);
  });
}
