import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SiteError } from '@tongzhou/audit';
import { sayContradiction } from '@tongzhou/messages';
import { ContradictionError } from '@tongzhou/tlog';
import { audit, retriesTo } from '../audit/audit.ts';
import { keptFolder } from '../audit/kept-files.ts';
import { auditJson, endedLines, uncheckedLines } from '../audit/say-audit.ts';
import type { CliCommand } from '../command-line.ts';
import { auditCopy, copyAt } from '../mirror/audit-copy.ts';
import { contradictionOf } from '../mirror/contradiction-of.ts';
import { readPolicy } from '../mirror/read-policy.ts';
import { UsageError } from '../usage-error.ts';

export const auditCommand: CliCommand = {
  name: 'audit',
  usage: 'audit URL|DIR [--key VERIFIER_KEY] [--policy FILE] [--state DIR] [--no-resume] [--json] [--quiet]',
  summary:
    'fetches the public log, verifies and replays it, compares all that the site publishes, and says what it did not check (0: ok; 1: not); goes on with what an earlier run has judged and fetched',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      allowNegative: true,
      options: {
        key: { type: 'string' },
        policy: { type: 'string' },
        url: { type: 'string' },
        state: { type: 'string' },
        resume: { type: 'boolean', default: true },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
      },
    });
    const url = positionals[0] ?? values.url;
    const from = process.env.INIT_CWD ?? process.cwd();
    if (!url) throw new UsageError(WHICH);
    const keptIn = values.resume ? keptFolder(url, values.state && resolve(from, values.state)) : undefined;
    const onProgress = (line: string) => {
      if (!values.quiet) console.error(line);
    };
    try {
      const copy = await copyAt(url, resolve(from, url), retriesTo(onProgress));
      if (!copy && !URL.canParse(url)) throw new UsageError(WHICH);
      const wanted = values.policy === undefined ? undefined : await readPolicy(resolve(from, values.policy));
      // A policy that lists one log names its key, too.
      const key = values.key ?? (wanted?.keys.length === 1 ? wanted.keys[0] : undefined);
      const policy = wanted?.policy;
      const result = copy
        ? { ...(await auditCopy(copy, { key, policy, onProgress })), ended: [] }
        : await audit({ url, key, policy, keptIn, onProgress });
      if (values.json) console.log(auditJson(result));
      else {
        console.log(`audit ok: ${result.entries} entries, root ${result.root}`);
        for (const line of endedLines(result.ended)) console.log(line);
        console.log(uncheckedLines(result.unchecked).join('\n'));
      }
      return 0;
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const { message } = error as Error;
      if (values.json) console.log(JSON.stringify({ ok: false, error: message }));
      else if (error instanceof SiteError)
        console.log(
          `audit broke off: ${message}\nNothing was found either way.${keptIn === undefined ? '' : ' Run it again: it goes on with what it has judged and fetched.'}`,
        );
      else if (error instanceof ContradictionError) {
        const { zh, en } = sayContradiction(contradictionOf(error.evidence));
        console.log(`audit failed: ${en}\n审计失败：${zh}`);
      } else console.log(`audit failed: ${message}`);
      return 1;
    }
  },
};

const WHICH = 'say which site, such as http://127.0.0.1:8020, or the folder of a mirror';
