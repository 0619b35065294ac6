/** Harbor's mailer: asks whether somebody wants a message, and only then sends it, signed. */

import { CATEGORIES, type Category } from 'fb-email-preferences/preferences';
import {
  type ListUnsubscribeHeaders,
  listUnsubscribeHeaders,
  preferencesLink,
  type TokenKeys,
  unsubscribeLink,
} from 'fb-email-preferences-server/tokens';
import type Featurebase from 'featurebase-node';
import { createTransport } from 'nodemailer';
import type { Person } from '../people.ts';
import { linkMessage, type Message, messageFor, nameOf, welcomeMessage } from './messages.ts';

/** The domain that signs, and under which name its public key stands in the DNS. */
export const DKIM = { domainName: 'harbor.example', keySelector: 'demo' } as const;

/** RFC 8058, section 4: the signature has to cover both List-Unsubscribe headers. */
const SIGNED_HEADERS =
  'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:List-Unsubscribe:List-Unsubscribe-Post';

export interface MailerOptions {
  /** SMTP port on 127.0.0.1. */
  port: number;
  /** Where people reach the handler. */
  publicUrl: string;
  keys: TokenKeys;
  /** A client of the system of record. */
  client: Featurebase;
  /** PEM, PKCS #8. */
  dkimPrivateKey: string;
}

/** What became of one message of each category. */
export interface Delivery {
  sent: Category[];
  /** Not sent, because the effective status says so. */
  heldBack: Category[];
}

export interface Mailer {
  /** Greets somebody who is new, and sends one message of each category they get. */
  welcome(person: Person): Promise<void>;
  /** Sends one message of each category that the person gets. */
  sendOneOfEach(person: Person): Promise<Delivery>;
  /** Sends a fresh link to all preferences; asked for by hand, so it goes out whatever the gate says. */
  sendLink(person: Person): Promise<void>;
  close(): void;
}

/** Makes a mailer on a pool of SMTP connections. */
export function createMailer(options: MailerOptions): Mailer {
  const { keys, publicUrl, client } = options;
  const transport = createTransport({
    host: '127.0.0.1',
    port: options.port,
    // Loopback: there is nobody on the wire.
    ignoreTLS: true,
    pool: true,
    dkim: { ...DKIM, privateKey: options.dkimPrivateKey, headerFieldNames: SIGNED_HEADERS },
  });

  async function send(
    { name, email }: Person,
    message: Message,
    headers?: ListUnsubscribeHeaders & { 'List-ID': string },
  ): Promise<void> {
    await transport.sendMail({
      ...message,
      from: `Harbor <updates@${DKIM.domainName}>`,
      to: { name, address: email },
      headers: { ...headers },
    });
  }

  async function sendCategory(person: Person, category: Category): Promise<void> {
    const recipient = { publicUrl, sub: person.userId };
    const links = {
      preferences: await preferencesLink(keys, recipient),
      unsubscribe: await unsubscribeLink(keys, { ...recipient, category }),
    };
    const headers = {
      // RFC 2919: mail programs sort by it.
      'List-ID': `${nameOf(category)} <${category.toLowerCase()}.${DKIM.domainName}>`,
      ...(await listUnsubscribeHeaders(keys, { ...recipient, category })),
    };
    await send(person, messageFor(category, person, links), headers);
  }

  async function sendOneOfEach(person: Person): Promise<Delivery> {
    const { emailPreferences } = client.users.contacts.byUserID;
    const { preferences } = await emailPreferences.retrieve(person.userId);
    const wanted = (key: Category) => preferences[key].effectiveStatus === 'subscribed';
    const delivery = {
      sent: CATEGORIES.filter(wanted),
      heldBack: CATEGORIES.filter((key) => !wanted(key)),
    };
    for (const category of delivery.sent) await sendCategory(person, category);
    return delivery;
  }

  return {
    sendOneOfEach,
    async welcome(person) {
      const link = await preferencesLink(keys, { publicUrl, sub: person.userId });
      await send(person, welcomeMessage(person, link));
      await sendOneOfEach(person);
    },
    async sendLink(person) {
      const link = await preferencesLink(keys, { publicUrl, sub: person.userId });
      await send(person, linkMessage(person, link));
    },
    close: () => transport.close(),
  };
}
