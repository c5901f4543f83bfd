import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { Embedded } from './embedded.ts';
import { type Migrated, migrate, wantingMigrations } from './migrate.ts';
import { NothingToFollow } from './nothing-to-follow.ts';
import { checkServerAddress } from './server-address.ts';
import type { Tables } from './tables.ts';
import { Ways } from './ways.ts';

export type Database = {
  readonly kind: 'pglite' | 'postgres';
  readonly sql: Kysely<Tables>;
  readonly close: () => Promise<void>;
  /** Its connections; the embedded one has one, which breaks where it is opened again. */
  readonly ways: Ways;
};

export type Opened = Database & {
  /** What opening it has applied. */
  readonly migrated: Migrated;
};

const BIGINT = 20;
const NUMERIC = 1700;

/** PostgreSQL on a server where `url` is given, else PGlite: PostgreSQL in this process, its data in a folder. Its tables are brought up. */
export async function openDatabase(where: { url?: string | undefined; folder: string }): Promise<Opened> {
  const database = await openDatabaseAsItIs(where);
  try {
    return { ...database, migrated: await migrate(database) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * A server whose record is read and never written, such as a standby: every connection refuses what would change it, whoever asks,
 * even where the standby is promoted meanwhile. Throws `NothingToFollow` where its tables are not those of this version yet.
 */
export async function openFollowed(url: string): Promise<Opened> {
  const database = openServer(url, READ_ONLY);
  try {
    const [wanting] = await wantingMigrations(database);
    if (wanting !== undefined)
      throw new NothingToFollow(`its tables are not yet those of this version (${wanting})`);
    return { ...database, migrated: { applied: [], from: null } };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const READ_ONLY = 'set default_transaction_read_only = on';

/** The same without a look at its tables. */
export const openDatabaseAsItIs = async (where: {
  url?: string | undefined;
  folder: string;
}): Promise<Database> => (where.url ? openServer(where.url) : openEmbedded(where.folder));

/** `first`: said on every connection before anything else. */
function openServer(connectionString: string, first: string | null = null): Database {
  checkServerAddress(connectionString);
  const pool = new pg.Pool({
    connectionString,
    max: 8,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === BIGINT || oid === NUMERIC
          ? Number
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that dies is replaced on next use, and the query in hand reports its own error. Both listeners are
  // needed: the pool listens to idle clients only, and an 'error' nobody hears on one in use would end the process.
  const ways = new Ways();
  pool.on('error', () => ways.broke());
  pool.on('connect', (client) => client.on('error', () => ways.broke()));
  const dialect = new PostgresDialect({
    pool,
    // Before its first question: after a failover a new connection leads to another server.
    onCreateConnection: async (connection) => {
      if (first !== null) await connection.executeQuery(CompiledQuery.raw(first));
      await ways.opened(async (text, parameters) => {
        const { rows } = await connection.executeQuery(CompiledQuery.raw(text, [...parameters]));
        return rows;
      });
    },
  });
  const sql = new Kysely<Tables>({ dialect });
  return { kind: 'postgres', sql, close: () => sql.destroy(), ways };
}

async function openEmbedded(folder: string): Promise<Database> {
  const dataDir = join(folder, 'database');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const ways = new Ways();
  const pglite = new Embedded(dataDir, ways);
  await pglite.open();
  const sql = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return { kind: 'pglite', sql, close: () => sql.destroy(), ways };
}
