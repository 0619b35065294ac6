import { type Command, CommandError } from './command.ts';

/** Names the package that brings the contacts service: a handler needs none, nor its database. */
export const contacts: Command = {
  usage: '',
  summary: 'The contacts service is a package of its own: npx fb-email-preferences-contacts serve',
  async run() {
    throw new CommandError(
      'The contacts service is a package of its own. Run: npx fb-email-preferences-contacts serve',
      { usage: true },
    );
  },
};
