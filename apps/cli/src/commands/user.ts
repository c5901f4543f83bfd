import { parseArgs } from 'node:util';
import { addUserLocally } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export const userCommand: CliCommand = {
  name: 'user',
  usage: 'user add --email E --name N --organisation ID [--data FOLDER]   (password on standard input)',
  summary: 'gives a person a seat in an organisation',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        organisation: { type: 'string' },
        data: { type: 'string' },
      },
    });
    const { email, name, organisation } = values;
    if (positionals[0] !== 'add' || !email || !name || !organisation)
      throw new UsageError('name the person and the organisation');
    const password = (await readStandardInput()).trim();
    const seat = await addUserLocally(settings({ data: values.data }), {
      email,
      name,
      organisation,
      password,
    });
    console.log(`${email} has the seat ${seat} in ${organisation}`);
    return 0;
  },
};

async function readStandardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text;
}
