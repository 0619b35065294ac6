/** The whole handler as one function, for every path. */
export { default } from 'fb-email-preferences-server/runtimes/edge';

export const config = { path: '/*' };
