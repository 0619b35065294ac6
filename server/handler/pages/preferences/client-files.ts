/** The scripts of the preferences page, served by the handler itself. */
import type { Context } from 'hono';
import { entry, files } from '#hosted-page-client';

/** The address of the first script, relative to the page, so that a path prefix works. */
export const CLIENT_ENTRY = `preferences/${entry}`;

/**
 * Answers with a script, or 404. Names change with the content, so browsers may cache the scripts for ever.
 *
 * @param name the last part of the path
 */
export function answerClientFile(c: Context, name: string): Response | Promise<Response> {
  const file = files.get(name);
  if (file === undefined) return c.notFound();
  return c.body(file, 200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
}
