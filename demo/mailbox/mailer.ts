/** Harbor's mailer: asks whether somebody wants a message, and only then sends it, signed. */

import { GATE, type Preference } from 'fb-email-preferences/preferences';
import {
  type ListUnsubscribeHeaders,
  listUnsubscribeHeaders,
  preferencesLink,
  type TokenKeys,
  unsubscribeLink,
} from 'fb-email-preferences-server/tokens';
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
  /** Reads a person's preferences in the system of record. */
  preferencesOf: (userId: string) => Promise<Readonly<Record<string, Preference>>>;
  /** PEM, PKCS #8. */
  dkimPrivateKey: string;
}

/** What became of one message of each category, by the name of the category. */
export interface Delivery {
  sent: string[];
  /** Not sent, because the effective status says so. */
  heldBack: string[];
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
  const { keys, publicUrl, preferencesOf } = options;
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
    headers?: Partial<ListUnsubscribeHeaders> & { 'List-ID': string },
  ): Promise<void> {
    await transport.sendMail({
      ...message,
      from: `Harbor <updates@${DKIM.domainName}>`,
      to: { name, address: email },
      headers: { ...headers },
    });
  }

  async function sendCategory(
    person: Person,
    key: string,
    { label = nameOf(key), description, locked }: Preference,
  ): Promise<void> {
    const recipient = { publicUrl, sub: person.userId };
    const bound = { ...recipient, category: key, label };
    const links = {
      preferences: await preferencesLink(keys, recipient),
      unsubscribe: locked ? undefined : await unsubscribeLink(keys, bound),
    };
    const headers = {
      // RFC 2919: mail programs sort by it.
      'List-ID': `${label} <${key.toLowerCase()}.${DKIM.domainName}>`,
      ...(locked ? {} : await listUnsubscribeHeaders(keys, bound)),
    };
    await send(person, messageFor({ key, label, description }, person, links), headers);
  }

  async function sendOneOfEach(person: Person): Promise<Delivery> {
    const { [GATE]: _, ...categories } = await preferencesOf(person.userId);
    const delivery: Delivery = { sent: [], heldBack: [] };
    for (const [key, preference] of Object.entries(categories)) {
      const isWanted = preference.effectiveStatus === 'subscribed';
      const { sent, heldBack } = delivery;
      (isWanted ? sent : heldBack).push(preference.label ?? nameOf(key));
      if (isWanted) await sendCategory(person, key, preference);
    }
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
