// Keeps the logs of the exercise and of the long walk as they are by the rules of today. Run before `RULES` is raised.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { RULES } from '@tongzhou/domain';
import { longWalk } from '../../../../packages/domain/test/forge/long-walk.ts';
import { Application } from '../../src/application/application.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const SEED = 2020;
const FOLDER = new URL('../../../../packages/domain/test/logs/', import.meta.url);

const keep = (name: string, texts: readonly string[]) => {
  const path = new URL(`rules-${RULES}-${name}-${texts.length}.jsonl.gz`, FOLDER);
  writeFileSync(path, gzipSync(`${texts.join('\n')}\n`, { level: 9 }));
  console.log(path.pathname);
};

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-keep-'));
const application = await Application.open({ folder });
await loadScenario(application, 'hubei-2020');
const rows = await application.database.sql
  .selectFrom('fact')
  .select('body')
  .where('public', '=', true)
  .orderBy('position')
  .execute();
keep(
  'exercise',
  rows.map(({ body }) => body),
);
await application.close();
rmSync(folder, { recursive: true });
keep('walk', longWalk(SEED).log);
