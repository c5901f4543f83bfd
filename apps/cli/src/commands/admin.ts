import { parseArgs } from 'node:util';
import { adminLink } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';

export const adminCommand: CliCommand = {
  name: 'admin',
  usage: 'admin [--data FOLDER]',
  summary:
    'makes a link, for five minutes and one browser, to the page of this installation: state, people, settings, backups, jobs, witnesses',
  async run(args) {
    const { values } = parseArgs({ args, options: { data: { type: 'string' } } });
    console.log(
      `${await adminLink(settings({ data: values.data }).folder)}\nworks once, for five minutes. 五分钟内一次有效`,
    );
    return 0;
  },
};
