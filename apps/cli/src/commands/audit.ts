import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { audit } from '../audit/audit.ts';
import type { CliCommand } from '../command-line.ts';
import { auditCopy, copyAt } from '../mirror/audit-copy.ts';
import { UsageError } from '../usage-error.ts';

export const auditCommand: CliCommand = {
  name: 'audit',
  usage: 'audit URL|DIR [--key VERIFIER_KEY] [--quiet]',
  summary:
    'fetches the public log, verifies and replays it, and compares all that the site publishes (0: ok; 1: not)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string' }, url: { type: 'string' }, quiet: { type: 'boolean' } },
    });
    const url = positionals[0] ?? values.url;
    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), url ?? '');
    const copy = url ? await copyAt(url, folder).catch(() => undefined) : undefined;
    if (!url || (!copy && !URL.canParse(url))) {
      throw new UsageError('say which site, such as http://127.0.0.1:8020, or the folder of a mirror');
    }
    try {
      const onProgress = (line: string) => {
        if (!values.quiet) console.error(line);
      };
      const { entries, root } = copy
        ? await auditCopy(copy, values.key, onProgress)
        : await audit({ url, key: values.key, onProgress });
      console.log(`audit ok: ${entries} entries, root ${root}`);
      return 0;
    } catch (error) {
      console.log(`audit failed: ${(error as Error).message}`);
      return 1;
    }
  },
};
