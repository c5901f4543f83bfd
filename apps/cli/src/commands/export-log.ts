import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readLogLocally, runningOn } from '@tongzhou/server';
import type { FileReader } from '@tongzhou/tlog';
import type { CliCommand } from '../command-line.ts';
import { logPrefix, logReader } from '../mirror/log-site.ts';
import { writeLog } from '../mirror/write-log.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export const exportLogCommand: CliCommand = {
  name: 'export-log',
  usage: 'export-log DIR [--url URL] [--key VKEY] [--data FOLDER]',
  summary:
    'writes the whole public log, verified, so that any file host serves it; run again, it adds what is new',
  async run(args) {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { url: text, key: text, data: text },
    });
    const [dir, ...more] = positionals;
    if (!dir || more.length > 0) throw new UsageError('say into which folder');
    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), dir);
    const where = settings({ data: values.data });
    const url = values.url ?? (await runningOn(where.folder))?.url;
    const write = (read: FileReader) => writeLog(read, folder, values.key);
    return url === undefined ? readLogLocally(where, write) : write(logReader(await logPrefix(url)));
  },
};
