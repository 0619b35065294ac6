/** Runtimes that call a default function with a request and fill `process.env`: Vercel, Netlify. */
import { type Fetch, handlerFromEnvironment } from './from-environment.ts';

/** Tells Vercel to run this on its edge. */
export const config = { runtime: 'edge' };

let handler: Promise<Fetch> | undefined;

export default async function preferences(request: Request): Promise<Response> {
  handler ??= handlerFromEnvironment(process.env);
  return (await handler)(request);
}
