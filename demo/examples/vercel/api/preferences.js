/** The whole handler as one edge function; `vercel.json` sends every path to it. */
export { default } from 'fb-email-preferences-server/runtimes/edge';

export const config = { runtime: 'edge' };
