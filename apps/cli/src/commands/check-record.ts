import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkRecord, emptyState, statedRecordSchema } from '@tongzhou/domain';
import { sayRefusal } from '@tongzhou/messages';
import { readItems } from '@tongzhou/server/auditing';
import type { CliCommand } from '../command-line.ts';
import { UsageError } from '../usage-error.ts';

export const checkRecordCommand: CliCommand = {
  name: 'check-record',
  usage: 'check-record FILE',
  summary: 'says whether a typed donation record could be published, and if not, why (0: yes; 1: no)',
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [file] = positionals;
    if (file === undefined) throw new UsageError('name a file');
    const text = await readFile(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8');
    const record = statedRecordSchema.parse(JSON.parse(text));
    const items = await readItems();
    const names = { item: (id: string) => items.byId.get(id)?.name };
    const refusals = checkRecord(emptyState(), items, record).filter(({ code }) => code !== 'not-found');
    for (const refusal of refusals) {
      for (const language of ['zh', 'en'] as const) {
        const said = sayRefusal(refusal, language, names);
        console.log(`${refusal.field ?? '-'}: ${said.title} ${said.detail} ${said.whatToDo}`);
      }
    }
    console.log(
      refusals.length === 0
        ? 'this record could be published'
        : `${refusals.length} errors: it must not be published`,
    );
    return refusals.length === 0 ? 0 : 1;
  },
};
