/** Runtimes that call a default function with a request and fill `process.env`: Vercel, Netlify. */
import { type Fetch, handlerFromEnvironment } from './from-environment.ts';

let handler: Promise<Fetch> | undefined;

/** Answers a request; reads the environment at the first. */
export default async function preferences(request: Request): Promise<Response> {
  handler ??= handlerFromEnvironment(process.env);
  return (await handler)(request);
}
