/** The command line of the contacts service: `fb-email-preferences-contacts <command> [options]`. */
import { runCommandLine } from 'fb-email-preferences-server/command-line';
import { ContactsDatabaseError } from '../database/database-error.ts';
import { history } from './history.ts';
import { serve } from './serve.ts';

await runCommandLine({
  name: 'fb-email-preferences-contacts',
  commands: { serve, history },
  explained: [ContactsDatabaseError],
  notes: `Every command reads the environment, and a .env file in the current directory:
  FEATUREBASE_API_KEY, CONTACTS_DATABASE_URL, CONTACTS_SUPPRESSION_KEY, PORT
Others are optional: see docs/contacts-service.md.
`,
});
