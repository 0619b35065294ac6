/** The command line, on Node: `fb-email-preferences <command> [options]`. */
import { TokenConfigurationError } from '../tokens/index.ts';
import { runCommandLine } from './command.ts';
import { contact } from './contact.ts';
import { contacts } from './contacts.ts';
import { history } from './history.ts';
import { secret } from './secret.ts';
import { serve } from './serve.ts';
import { token } from './token.ts';
import { userHash } from './user-hash.ts';

await runCommandLine({
  name: 'fb-email-preferences',
  commands: { serve, token, history, contact, secret, 'user-hash': userHash, contacts },
  explained: [TokenConfigurationError],
  notes: `Every command reads the environment, and a .env file in the current directory:
  FEATUREBASE_API_KEY, FEATUREBASE_BASE_URL, PREFERENCES_TOKEN_SECRET, PREFERENCES_JWKS_URL,
  PREFERENCES_PUBLIC_URL, PREFERENCES_ALLOWED_ORIGINS, PORT
Others are optional: see docs/handler.md.
`,
});
