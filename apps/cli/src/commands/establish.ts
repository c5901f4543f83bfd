import { parseArgs } from 'node:util';
import { establishLocally } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export const establishCommand: CliCommand = {
  name: 'establish',
  usage:
    'establish --organisation ID --zh NAME --en NAME --area CODE --legal-basis TEXT [--country CODE] [--data FOLDER]',
  summary: 'names the lead agency of an empty system, from which every mandate descends (server stopped)',
  async run(args) {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args,
      options: {
        organisation: text,
        zh: text,
        en: text,
        area: text,
        'legal-basis': text,
        data: text,
        country: text,
      },
    });
    const { organisation, zh, en, area } = values;
    const legalBasis = values['legal-basis'];
    if (!organisation || !zh || !en || !area || !legalBasis) throw new UsageError('all of them are needed');
    await establishLocally(
      { ...settings({ data: values.data }), country: values.country },
      {
        organisation,
        name: { zh, en },
        area,
        legalBasis,
      },
    );
    console.log(`${organisation} leads in ${area}; give its people seats with: tongzhou user add`);
    return 0;
  },
};
