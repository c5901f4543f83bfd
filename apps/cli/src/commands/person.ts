import { parseArgs } from 'node:util';
import {
  type Application,
  type Purge,
  purgePersons,
  retentionDays,
  rotatePersonKey,
  setRetentionDays,
  withApplicationLocally,
} from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

type Work = (
  application: Application,
  words: { argument: string | undefined; dryRun: boolean },
) => Promise<string>;

const works: Readonly<Record<string, Work>> = {
  status: async (application) => {
    const keys = await application.persons.rows.countByKey();
    const rows = keys.map(({ key_id, rows: count }) => `${count} under the key ${key_id}`);
    return [purgeTable(await purgePersons(application, { dryRun: true })), ...rows].join('\n');
  },
  purge: async (application, { dryRun }) => purgeTable(await purgePersons(application, { dryRun })),
  retention: async (application, { argument }) => {
    if (argument !== undefined) {
      if (!/^\d{1,4}$/.test(argument)) throw new UsageError(`"${argument}" is not a number of days`);
      await setRetentionDays(application, Number(argument));
    }
    return `personal data are kept for ${await retentionDays(application)} days after the end of a response`;
  },
  'rotate-key': async (application) => {
    const { rewrapped, dropped, keyId } = await rotatePersonKey(application);
    return `${rewrapped} rows are now under the key ${keyId}; ${dropped} old keys destroyed`;
  },
};

/** For the operator, on the machine. No name is ever printed here: those are for the receiving organisation's own staff. */
export const personCommand: CliCommand = {
  name: 'person',
  usage: 'person status | purge [--dry-run] | retention [DAYS] | rotate-key   [--data FOLDER]',
  summary:
    'keeps the data of persons who gave no longer than allowed, and changes their key (embedded database: server stopped)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    });
    const [name = '', argument] = positionals;
    const work = Object.hasOwn(works, name) ? works[name] : undefined;
    if (!work || positionals.length > (name === 'retention' ? 2 : 1)) throw new UsageError('say what to do');
    const dryRun = values['dry-run'] === true;
    if (dryRun && name !== 'purge') throw new UsageError('--dry-run goes with purge');
    console.log(
      await withApplicationLocally(settings({ data: values.data }), (application) =>
        work(application, { argument, dryRun }),
      ),
    );
    return 0;
  },
};

function purgeTable({ days, incidents, erased, abandoned, stated, dryRun }: Purge): string {
  return [
    `kept for ${days} days after the end of a response`,
    ...incidents.map(
      ({ incident, held, ended }) =>
        `${incident}: ${held} gifts of persons, ${ended ? 'the period is over' : 'kept'}`,
    ),
    `${dryRun ? 'would be erased' : 'erased'}: ${erased}; sealed without a gift: ${abandoned}`,
    ...stated.map((incident) => `${incident}: on the record that nothing of its persons is held any more`),
  ].join('\n');
}
