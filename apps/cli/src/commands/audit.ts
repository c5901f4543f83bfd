import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { audit } from '../audit/audit.ts';
import type { CliCommand } from '../command-line.ts';
import { auditCopy, copyAt } from '../mirror/audit-copy.ts';
import { readPolicy } from '../mirror/read-policy.ts';
import { UsageError } from '../usage-error.ts';

export const auditCommand: CliCommand = {
  name: 'audit',
  usage: 'audit URL|DIR [--key VERIFIER_KEY] [--policy FILE] [--quiet]',
  summary:
    'fetches the public log, verifies and replays it, and compares all that the site publishes (0: ok; 1: not)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        policy: { type: 'string' },
        url: { type: 'string' },
        quiet: { type: 'boolean' },
      },
    });
    const url = positionals[0] ?? values.url;
    const from = process.env.INIT_CWD ?? process.cwd();
    const copy = url ? await copyAt(url, resolve(from, url)).catch(() => undefined) : undefined;
    if (!url || (!copy && !URL.canParse(url))) {
      throw new UsageError('say which site, such as http://127.0.0.1:8020, or the folder of a mirror');
    }
    try {
      const onProgress = (line: string) => {
        if (!values.quiet) console.error(line);
      };
      const wanted = values.policy === undefined ? undefined : await readPolicy(resolve(from, values.policy));
      // A policy that lists one log names its key, too.
      const key = values.key ?? (wanted?.keys.length === 1 ? wanted.keys[0] : undefined);
      const policy = wanted?.policy;
      const { entries, root } = copy
        ? await auditCopy(copy, { key, policy, onProgress })
        : await audit({ url, key, policy, onProgress });
      console.log(`audit ok: ${entries} entries, root ${root}`);
      return 0;
    } catch (error) {
      console.log(`audit failed: ${(error as Error).message}`);
      return 1;
    }
  },
};
