/** The handler below /email of a Next.js app of one's own. */
import preferences from 'fb-email-preferences-server/runtimes/edge';

export const GET = preferences;
export const HEAD = preferences;
export const PATCH = preferences;
export const POST = preferences;
export const OPTIONS = preferences;
