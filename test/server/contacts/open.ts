/** Opens databases of the contacts service for tests that also look into their tables. */
import { openContactsD1 as openD1 } from '../../../server/contacts/database/d1.ts';
import { type ContactsDatabase, databaseOf } from '../../../server/contacts/database/database.ts';
import type { DatabaseHandle } from '../../../server/contacts/database/handle.ts';
import { openContactsDatabase as openFile } from '../../../server/contacts/database/sqlite.ts';

/** What a program is given, and what is behind it. */
export type OpenedDatabase = DatabaseHandle & ContactsDatabase;

export async function openContactsDatabase(...options: Parameters<typeof openFile>) {
  const { database, close } = await openFile(...options);
  return { database: databaseOf(database) as OpenedDatabase, close };
}

export async function openContactsD1(...options: Parameters<typeof openD1>) {
  return databaseOf(await openD1(...options)) as OpenedDatabase;
}
