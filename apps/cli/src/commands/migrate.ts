import { migrateServer } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export const migrateCommand: CliCommand = {
  name: 'migrate',
  usage: 'migrate',
  summary: 'brings the tables of DATABASE_URL up to this program, by the account that owns them',
  async run() {
    const { databaseUrl, folder } = settings({});
    if (databaseUrl === undefined)
      throw new UsageError(
        'DATABASE_URL is not set: the embedded database is brought up by the server itself',
      );
    const names = await migrateServer(databaseUrl, folder);
    for (const name of names) console.log(`applied ${name}`);
    if (names.length === 0) console.log('nothing to do');
    return 0;
  },
};
