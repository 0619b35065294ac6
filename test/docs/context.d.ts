/** What a block of the documentation may take from the program around it: the reader's own. */
import type { ContactEmailPreferences } from 'fb-email-preferences/preferences';
import type { TokenKeys } from 'fb-email-preferences-server/tokens';
import type { Transporter } from 'nodemailer';

declare global {
  const user: { id: string; email: string };
  const token: string;
  const keys: TokenKeys;
  const mailer: Transporter;
  const contactEmailPreferences: ContactEmailPreferences;
}
