// Keeps what every later version must read, as it is by the program of today: the logs of the exercise and of the long walk, the
// format, and a backup of the exercise with all that its published views say. Run before a version is released, and before
// `RULES` is raised (docs/record-format.md).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { RULES } from '@tongzhou/domain';
import { longWalk } from '../../../../packages/domain/test/forge/long-walk.ts';
import { formatOfToday } from '../../../../packages/domain/test/format/described.ts';
import { Application } from '../../src/application/application.ts';
import { backUp } from '../../src/backup/backup.ts';
import { serve } from '../../src/server/serve.ts';
import { MIGRATIONS, migrationHashes, PASSPHRASES, VIEWS, viewsOf } from '../upgrade/kept.ts';

const SEED = 2020;
const ROOT = new URL('../../../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
/** `0.1` of 0.1.0: what is read of one is read of all its corrections. */
const NAME = version.split('.').slice(0, 2).join('.');

const keep = (path: string, text: string) => {
  writeFileSync(new URL(path, ROOT), gzipSync(text, { level: 9 }));
  console.log(path);
};
const keepLog = (name: string, texts: readonly string[]) =>
  keep(`packages/domain/test/logs/rules-${RULES}-${name}-${texts.length}.jsonl.gz`, `${texts.join('\n')}\n`);

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-keep-'));
// By a server, so that the log is signed.
const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
await (await serve({ ...where, scenario: 'hubei-2020' })).close();
const application = await Application.open({ folder });
const rows = await application.database.sql
  .selectFrom('fact')
  .select('body')
  .where('public', '=', true)
  .orderBy('position')
  .execute();
keepLog(
  'exercise',
  rows.map(({ body }) => body),
);
const target = new URL(`apps/server/test/upgrade/${NAME}/`, ROOT);
rmSync(target, { recursive: true, force: true });
await backUp(application.database, folder, fileURLToPath(target), PASSPHRASES);
keep(`apps/server/test/upgrade/${NAME}/${VIEWS}`, JSON.stringify(await viewsOf(application)));
writeFileSync(new URL(MIGRATIONS, target), `${JSON.stringify(migrationHashes(), null, 2)}\n`);
await application.close();
rmSync(folder, { recursive: true });
keepLog('walk', longWalk(SEED).log);
keep(`packages/domain/test/format/${NAME}.json.gz`, JSON.stringify(formatOfToday()));
