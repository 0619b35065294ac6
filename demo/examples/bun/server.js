/** Bun serves the default export of the file that it runs. */
export { default } from 'fb-email-preferences-server/runtimes/bun';
