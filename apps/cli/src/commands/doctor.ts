import { parseArgs } from 'node:util';
import { examine } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { unchecked } from '../settings.ts';

const SIGNS = { ok: '  ok   ', look: '  look ', wrong: '! WRONG' } as const;

export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: 'doctor [--data FOLDER] [--json]',
  summary:
    'says what is wrong with this installation: settings, keys, disk, database, log, server, backups; changes nothing (1: something is)',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    });
    const findings = await examine(unchecked({ data: values.data }));
    if (values.json) console.log(JSON.stringify(findings, null, 2));
    else for (const { weight, about, says } of findings) console.log(`${SIGNS[weight]} ${about}: ${says}`);
    return findings.some(({ weight }) => weight === 'wrong') ? 1 : 0;
  },
};
