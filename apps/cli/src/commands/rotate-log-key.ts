import { parseArgs } from 'node:util';
import { rotateLogKeyLocally } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';

export const rotateLogKeyCommand: CliCommand = {
  name: 'rotate-log-key',
  usage: 'rotate-log-key [--data FOLDER]',
  summary: 'hands the public log over to a new key, in a statement that both keys sign (server stopped)',
  async run(args) {
    const { values } = parseArgs({ args, options: { data: { type: 'string' } } });
    const { verifierKey, size, told } = await rotateLogKeyLocally(settings({ data: values.data }));
    console.log(
      `from ${size} entries on the log is signed with a new key; hand it out as you did the first:`,
    );
    console.log(verifierKey);
    for (const { name, error } of told)
      console.log(
        error === null ? `witness ${name} knows it` : `witness ${name} does not know it yet: ${error}`,
      );
    console.log(
      'Readers who trust the old key follow by themselves. Keep both key files; start the server again.',
    );
    return 0;
  },
};
