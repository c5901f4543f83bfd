import { parseArgs } from 'node:util';
import { faultsOfSettings, settingsExample, settingsPage, toldSettings } from '@tongzhou/server/settings';
import type { CliCommand } from '../command-line.ts';

export const settingsCommand: CliCommand = {
  name: 'settings',
  usage: 'settings [--example | --page]',
  summary: 'says every setting, what holds now and what is wrong with it (1); or writes a file to fill in',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { example: { type: 'boolean' }, page: { type: 'boolean' } },
    });
    if (values.page || values.example) {
      process.stdout.write(values.page ? settingsPage() : settingsExample());
      return 0;
    }
    for (const { name, value, en, zh, unsaid } of toldSettings())
      console.log(`${name}=${value ?? ''}${value === null ? `   (${unsaid})` : ''}\n    ${en}\n    ${zh}`);
    const faults = faultsOfSettings();
    for (const fault of faults) console.error(`tongzhou settings: ${fault}`);
    return faults.length > 0 ? 1 : 0;
  },
};
