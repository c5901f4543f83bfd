import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, languageOf, say } from '@tongzhou/messages';
import {
  type Names,
  NO_NAMES,
  RECEIPT_BYTES_MAX,
  type ReceiptTrust,
  readReceiptFile,
  reportText,
  sayFault,
  TITLES,
  verifyReceipt,
} from '@tongzhou/receipt';
import { readItems } from '@tongzhou/server/auditing';
import { createVerifier, type LogTrust, parsePolicy, policyTrust } from '@tongzhou/tlog';
import type { CliCommand } from '../command-line.ts';
import { UsageError } from '../usage-error.ts';

export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: 'verify FILE [--key VERIFIER_KEY] [--policy FILE] [--entry FILE] [--language zh|en] [--json]',
  summary: 'checks a receipt, a PDF or a .tlog-proof, without a network (0: it holds; 1: it does not)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        policy: { type: 'string' },
        entry: { type: 'string' },
        language: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [path, more] = positionals;
    if (path === undefined || more !== undefined) throw new UsageError('say which file, one at a time');
    const language = languageFor(values.language);
    try {
      const given = await trustFrom(values);
      const file = await readReceiptFile(await bytesOf(path));
      const receipt = await verifyReceipt(file, given);
      console.log(
        values.json
          ? JSON.stringify({ holds: true, ...receipt, entry: JSON.parse(receipt.entry) }, null, 2)
          : reportText(receipt, await itemNames(), language),
      );
      return 0;
    } catch (error) {
      const { code, words } = sayFault(error);
      const detail = (error as Error).message;
      console.log(
        values.json
          ? JSON.stringify({ holds: false, code, words, detail }, null, 2)
          : `${say(TITLES.failed, language)}\n\n  ${say(words, language)}\n  (${code}: ${detail})`,
      );
      return 1;
    }
  },
};

/** By the option, else by the terminal's locale, such as `zh_CN.UTF-8`. */
function languageFor(asked: string | undefined): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  if (asked !== undefined) throw new UsageError(`--language is zh or en, not "${asked}"`);
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return locale.startsWith('en') ? 'en' : languageOf(locale.slice(0, 2));
}

async function trustFrom(values: { key?: string; policy?: string; entry?: string }): Promise<ReceiptTrust> {
  const policy = values.policy === undefined ? null : await readPolicy(values.policy);
  const log = values.key === undefined ? policy?.log : await createVerifier(values.key.trim());
  const entry = values.entry === undefined ? {} : { entry: await bytesOf(values.entry) };
  if (log === undefined) return entry;
  if (Array.isArray(log) && log.length === 0)
    throw new UsageError('the policy names no log: give its key with --key');
  const trust: LogTrust = policy === null ? { log } : { log, policy: policy.policy };
  return { ...entry, trust };
}

const readPolicy = async (path: string) => policyTrust(parsePolicy(await bytesOf(path)));

/** A file by its path as the caller means it, also through npm. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const place = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const { size } = await stat(place).catch(() => {
    throw new UsageError(`there is no file ${place}`);
  });
  // One byte more than allowed is enough to be refused in words.
  if (size > RECEIPT_BYTES_MAX) return new Uint8Array(RECEIPT_BYTES_MAX + 1);
  return new Uint8Array(await readFile(place));
}

/** The catalogue comes with the program; organisations and places are the log's, and stand by their ids. */
async function itemNames(): Promise<Names> {
  const items = await readItems();
  return {
    ...NO_NAMES,
    item: (id) => {
      const item = items.byId.get(id);
      return item ? { name: item.name, unit: item.baseUnit } : null;
    },
  };
}
