import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withSilentSite } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { writeLog } from '../mirror/write-log.ts';
import { settings } from '../settings.ts';
import { isForExport, LOG, writeSite } from '../site-export/write-site.ts';
import { UsageError } from '../usage-error.ts';

export const exportSiteCommand: CliCommand = {
  name: 'export-site',
  usage: 'export-site DIR [--lang zh,en] [--data FOLDER]',
  summary: 'writes the public site of a stopped server, with its log, so that any file host serves it',
  async run(args) {
    const text = { type: 'string' } as const;
    const options = { lang: text, data: text };
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [dir, ...more] = positionals;
    if (!dir || more.length > 0) throw new UsageError('say into which folder');
    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), dir);
    if (!(await isForExport(folder)))
      throw new UsageError(`${folder} is not empty and no export: nothing was written. Name another folder`);
    return withSilentSite(settings({ data: values.data }), async (site) => {
      const languages = values.lang?.split(',') ?? site.languages;
      const unknown = languages.find((each) => !site.languages.includes(each));
      if (unknown !== undefined)
        throw new UsageError(`there is no language "${unknown}" here: ${site.languages.join(', ')}`);
      await mkdir(folder, { recursive: true });
      const { pages, files } = await writeSite(site, folder, languages);
      console.log(
        `exported ${pages} pages, ${files} files, as of fact ${site.position} (${site.at}), to ${folder}`,
      );
      await mkdir(join(folder, LOG), { recursive: true });
      return writeLog(site.readLog, join(folder, LOG), undefined);
    });
  },
};
