/** A mail server on loopback: takes messages by SMTP, keeps each as a file, and hands them out parsed. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A message that has arrived. */
export interface Mail {
  /** Names the message in addresses. */
  id: string;
  parsed: ParsedMail;
  /** The message as it came over the wire. */
  source: Buffer;
  /** Whether it was opened since the server started. */
  isRead: boolean;
}

export interface MailServer {
  /** SMTP port on 127.0.0.1. */
  port: number;
  /** Everything in somebody's mailbox, the newest first. */
  list(address: string): Promise<Mail[]>;
  /** One message of somebody's mailbox. */
  read(address: string, id: string): Promise<Mail | undefined>;
  /** How many messages of somebody's mailbox have not been opened. */
  countUnread(address: string): Promise<number>;
  /** Remembers that a message was opened. */
  markRead(id: string): void;
  close(): Promise<void>;
}

/**
 * Starts a mail server on a free port.
 *
 * @param directory where messages are kept, a folder for each recipient
 */
export async function startMailServer(directory: string): Promise<MailServer> {
  const opened = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, callback) {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      buffer(stream)
        .then((source) => Promise.all(recipients.map((address) => keep(address, source))))
        .then(() => callback(), callback);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  function folderOf(address: string): string {
    return join(directory, encodeURIComponent(address.toLowerCase()));
  }

  async function keep(address: string, source: Buffer): Promise<void> {
    await mkdir(folderOf(address), { recursive: true });
    // Names that sort by time of arrival.
    const id = `${Date.now().toString().padStart(15, '0')}-${randomUUID()}`;
    await writeFile(join(folderOf(address), `${id}.eml`), source);
  }

  async function read(address: string, id: string): Promise<Mail | undefined> {
    // The id comes from an address bar: only names that we have given lead to a file.
    if (!/^\d{15}-[\da-f-]{36}$/.test(id)) return undefined;
    const source = await readFile(join(folderOf(address), `${id}.eml`)).catch(ignoreMissing);
    return source && { id, source, parsed: await simpleParser(source), isRead: opened.has(id) };
  }

  /** The newest first. */
  async function idsOf(address: string): Promise<string[]> {
    const files = (await readdir(folderOf(address)).catch(ignoreMissing)) ?? [];
    return files
      .map((file) => file.replace(/\.eml$/, ''))
      .sort()
      .reverse();
  }

  return {
    port: (server.server.address() as AddressInfo).port,
    read,
    async list(address) {
      const mails = (await idsOf(address)).map((id) => read(address, id));
      return (await Promise.all(mails)).filter((mail) => mail !== undefined);
    },
    async countUnread(address) {
      return (await idsOf(address)).filter((id) => !opened.has(id)).length;
    },
    markRead: (id) => void opened.add(id),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
