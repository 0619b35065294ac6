/** Lambda calls `index.handler`. A variable that is missing stops the start, with a sentence in the log. */
export { handler } from 'fb-email-preferences-server/runtimes/aws-lambda';
