import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sayContradiction } from '@tongzhou/messages';
import {
  compareWithLog,
  createVerifier,
  formatEvidence,
  keyChain,
  parseProof,
  readRotations,
} from '@tongzhou/tlog';
import { writeDurably } from '@tongzhou/tlog/folder';
import type { CliCommand } from '../command-line.ts';
import { contradictionOf } from '../mirror/contradiction-of.ts';
import { logPrefix, logReader } from '../mirror/log-site.ts';
import { UsageError } from '../usage-error.ts';

export const compareCommand: CliCommand = {
  name: 'compare',
  usage: 'compare URL CHECKPOINT|RECEIPT.tlog-proof --key VKEY [--evidence FILE]',
  summary:
    'compares the log that a site shows with a checkpoint or receipt from elsewhere (0: one log; 1: a contradiction)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string' }, evidence: { type: 'string' } },
    });
    const [url, file] = positionals;
    if (!url || !URL.canParse(url) || !file || !values.key) {
      throw new UsageError(
        'say which site, which file, and the --key of the log, which the site cannot vouch for',
      );
    }
    const from = process.env.INIT_CWD ?? process.cwd();
    const elsewhere = checkpointIn(await readFile(resolve(from, file)));
    const read = logReader(await logPrefix(url));
    const log = await keyChain(await createVerifier(values.key), await readRotations(read));
    const { verdict, elsewhere: there, here, evidence } = await compareWithLog(elsewhere, read, { log });
    if (evidence === undefined) {
      const relation = verdict === 'same' ? 'the same tree' : 'one log';
      console.log(`compare ok: ${relation}; ${there.size} entries there, ${here.size} here`);
      return 0;
    }
    const { zh, en } = sayContradiction(contradictionOf(evidence));
    console.log(`compare failed: ${en}\n比较不符：${zh}`);
    if (values.evidence) await writeDurably(resolve(from, values.evidence), formatEvidence(evidence));
    return 1;
  },
};

/** A receipt carries the checkpoint under which it was proven. */
function checkpointIn(bytes: Uint8Array): Uint8Array {
  const isProof = new TextDecoder().decode(bytes.subarray(0, 30)).startsWith('c2sp.org/tlog-proof@');
  return isProof ? parseProof(bytes).checkpoint : bytes;
}
