/** The command line of the contacts service: `fb-email-preferences-contacts <command> [options]`. */
import { runCommandLine } from 'fb-email-preferences-server/command-line';
import { serve } from './serve.ts';

await runCommandLine({
  name: 'fb-email-preferences-contacts',
  commands: { serve },
  notes: `Every command reads the environment, and a .env file in the current directory:
  FEATUREBASE_API_KEY, CONTACTS_DATABASE_URL, PORT
Others are optional: see docs/contacts-service.md.
`,
});
