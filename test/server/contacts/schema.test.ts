/** schema.ts says what the migrations make: columns, defaults, keys, indexes and checks. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { is, SQL } from 'drizzle-orm';
import {
  getTableConfig,
  type SQLiteColumn,
  SQLiteSyncDialect,
  SQLiteTable,
} from 'drizzle-orm/sqlite-core';
import * as schema from '../../../server/contacts/database/schema.ts';
import { type OpenedDatabase, openContactsDatabase } from './open.ts';

const dialect = new SQLiteSyncDialect();
const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));

/** Tables that no query of the schema's reads: the migrations' own, and those of the text index. */
const OTHERS = /^(contacts_migrations|contact_names.*|sqlite_.*)$/;

let folder: string;
let database: OpenedDatabase;
let close: () => void;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  ({ database, close } = await openContactsDatabase(join(folder, 'contacts.db')));
});
after(async () => {
  close();
  await rm(folder, { recursive: true });
});

/** Rows as plain objects, which compare by their values. */
async function all<Row extends object>(query: string): Promise<Row[]> {
  return (await database.all<Row>(query)).map((row) => ({ ...row }));
}

const text = (expression: SQL) => dialect.sqlToQuery(expression).sql.replaceAll(/\s+/g, ' ').trim();

/** A default as it is written in SQL. */
function defaultOf(column: SQLiteColumn): string | null {
  const value = column.default;
  if (value === undefined) return null;
  if (is(value, SQL)) return text(value);
  if (typeof value === 'string') return `'${value}'`;
  return String(Number(value));
}

/** What stands between the parentheses after each CHECK. */
function checksOf(create: string): string[] {
  return [...create.replaceAll(/\s+/g, ' ').matchAll(/CHECK \(((?:[^()]|\([^()]*\))*)\)/g)].map(
    ([, expression = '']) => expression.trim(),
  );
}

test('every table of the file is in the schema, and no other', async () => {
  const rows = await all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
  assert.deepEqual(
    rows
      .map(({ name }) => name)
      .filter((name) => !OTHERS.test(name))
      .sort(),
    tables.map((table) => getTableConfig(table).name).sort(),
  );
});

for (const table of tables) {
  const config = getTableConfig(table);
  const { name } = config;
  const [, ...compositeKey] = config.primaryKeys[0]?.columns ?? [];

  test(`${name}: columns, with their types, defaults and keys`, async () => {
    const rows = await all<{
      name: string;
      type: string;
      notnull: number;
      dflt_value: string;
      pk: number;
    }>(
      `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('${name}') ORDER BY name`,
    );
    const declared = config.columns.map((column) => {
      const inKey =
        config.primaryKeys[0]?.columns.findIndex((part) => part.name === column.name) ?? -1;
      return {
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        // A key that is not of several columns says no NOT NULL of its own.
        notnull: Number(column.notNull && !column.primary),
        dflt_value: defaultOf(column),
        pk: column.primary ? 1 : inKey + 1,
      };
    });
    const withoutRowid = rows.map((row) =>
      // https://www.sqlite.org/withoutrowid.html: NOT NULL holds for the key without being said.
      row.pk > 0 && compositeKey.length === 0 ? { ...row, notnull: 0 } : row,
    );
    assert.deepEqual(
      withoutRowid,
      declared.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    const [master] = await all<{ sql: string }>(
      `SELECT sql FROM sqlite_master WHERE name = '${name}'`,
    );
    const counts = config.columns.some(
      (column) => 'autoIncrement' in column && column.autoIncrement,
    );
    assert.equal(/AUTOINCREMENT/.test(master?.sql ?? ''), counts);
    assert.deepEqual(
      checksOf(master?.sql ?? '').sort(),
      config.checks.map(({ value }) => text(value)).sort(),
    );
  });

  test(`${name}: indexes`, async () => {
    const rows = await all<{
      name: string;
      unique: number;
      origin: string;
      columns: string;
      sql: string | null;
    }>(
      `SELECT list.name, "unique", origin, master.sql,
        (SELECT group_concat(name) FROM pragma_index_info(list.name)) AS columns
        FROM pragma_index_list('${name}') AS list
        LEFT JOIN sqlite_master AS master ON master.name = list.name`,
    );
    const file = rows.map(({ unique, columns, origin, sql, ...row }) => ({
      name: origin === 'c' ? row.name : origin,
      unique: unique === 1,
      columns,
      where: /WHERE (.*)$/s.exec(sql ?? '')?.[1] ?? null,
    }));
    const keyColumns =
      config.primaryKeys[0]?.columns ?? config.columns.filter((column) => column.primary);
    // An integer key is the row's own number, and needs no index.
    const key =
      keyColumns.length === 1 && keyColumns[0]?.getSQLType() === 'integer' ? [] : keyColumns;
    const declared = [
      ...config.indexes.map(({ config: { name, unique, columns, where } }) => ({
        name,
        unique,
        columns: columns.map((column) => ('name' in column ? column.name : '')).join(),
        where: where ? text(where) : null,
      })),
      ...config.columns
        .filter((column) => column.isUnique)
        .map((column) => ({ name: 'u', unique: true, columns: column.name, where: null })),
      ...(key.length > 0
        ? [{ name: 'pk', unique: true, columns: key.map((part) => part.name).join(), where: null }]
        : []),
    ];
    const sorted = (list: typeof declared) => list.map((entry) => JSON.stringify(entry)).sort();
    assert.deepEqual(sorted(file), sorted(declared));
  });

  test(`${name}: references`, async () => {
    const rows = await all<object>(
      `SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list('${name}') ORDER BY "from"`,
    );
    const declared = config.foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      return {
        table: getTableConfig(foreignTable).name,
        from: columns[0]?.name ?? '',
        to: foreignColumns[0]?.name,
        on_delete: key.onDelete?.toUpperCase(),
      };
    });
    assert.deepEqual(
      rows,
      declared.sort((a, b) => (a.from < b.from ? -1 : 1)),
    );
  });
}
