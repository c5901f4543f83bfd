import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sayContradiction } from '@tongzhou/messages';
import { createVerifier, parseEvidence, verifyEvidence } from '@tongzhou/tlog';
import type { CliCommand } from '../command-line.ts';
import { UsageError } from '../usage-error.ts';

export const checkEvidenceCommand: CliCommand = {
  name: 'check-evidence',
  usage: 'check-evidence FILE --key VKEY [--key VKEY…]',
  summary:
    'checks a file of evidence against a log with nothing but the log’s key, without a network (0: it holds; 1: not)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true } },
    });
    const [file] = positionals;
    if (!file || !values.key)
      throw new UsageError('say which file, and the --key of the log (all of them, if it changed)');
    const log = await Promise.all(values.key.map(async (vkey) => ({ verifier: await createVerifier(vkey) })));
    const bytes = await readFile(resolve(process.env.INIT_CWD ?? process.cwd(), file));
    try {
      const finding = await verifyEvidence(parseEvidence(bytes), { log });
      const { zh, en } = sayContradiction(finding);
      const [noteEn, noteZh] = finding.proven
        ? ['The log’s own signatures prove it.', '日志自己的签名证明了这一点。']
        : [
            'The log has signed both; that it showed the smaller one later is the word of whoever saw it.',
            '两个版本都由日志签署；“后来出示较小的版本”则只是发现者的说法。',
          ];
      console.log(`evidence ok: ${en} ${noteEn}\n证据有效：${zh}${noteZh}`);
      return 0;
    } catch (error) {
      console.log(`evidence failed: ${(error as Error).message}`);
      return 1;
    }
  },
};
