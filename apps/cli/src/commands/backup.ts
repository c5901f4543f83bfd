import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  backUpHere,
  catchUpHere,
  keysInEnvironment,
  PASSPHRASE_LENGTH_MIN,
  type Passphrases,
  restoreHere,
} from '@tongzhou/server';
import { FolderTileStore } from '@tongzhou/tlog/folder';
import type { CliCommand } from '../command-line.ts';
import { logPrefix, logReader } from '../mirror/log-site.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

const text = { type: 'string' } as const;
const OPTIONS = { 'passphrase-file': text, 'keys-passphrase-file': text, data: text, mirror: text };

const here = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

export const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'backup DIR --passphrase-file FILE [--keys-passphrase-file FILE] [--data FOLDER]',
  summary:
    'writes database, log and keys into a new folder, each sealed with a passphrase; on a running server too, from its own machine',
  async run(args) {
    const { folder, values } = wordsOf(args);
    if (values.mirror !== undefined) throw new UsageError('--mirror is for restore');
    const { at, position, logSize } = await backUpHere(
      settings({ data: values.data }),
      folder,
      await passphrasesOf(values),
    );
    console.log(`backed up to ${folder}: fact ${position}, ${logSize} entries of the log, ${at}`);
    for (const name of keysInEnvironment())
      console.log(`not in it: ${name}, which stands in your settings. Keep it elsewhere as well`);
    return 0;
  },
};

export const restoreCommand: CliCommand = {
  name: 'restore',
  usage:
    'restore DIR --passphrase-file FILE [--keys-passphrase-file FILE] [--mirror URL|DIR] [--data FOLDER]',
  summary:
    'puts a backup back where there is no database; with a mirror of the log it catches up what came later, and says what is lost (1: something is)',
  async run(args) {
    const { folder, values } = wordsOf(args);
    const where = settings({ data: values.data });
    const { manifest, signed } = await restoreHere(where, folder, await passphrasesOf(values));
    console.log(
      `restored: fact ${manifest.position}, ${manifest.logSize} entries of the log, of ${manifest.at}`,
    );
    let size = manifest.logSize;
    let known = signed;
    if (values.mirror !== undefined) {
      const caught = await catchUpHere(where, await readerOf(values.mirror));
      console.log(
        `caught up from the mirror: ${caught.taken} facts, to entry ${caught.size} of ${caught.mirror}`,
      );
      if (caught.stoppedAt !== null)
        console.log(
          `not further: fact ${caught.stoppedAt.position} is not public, and no mirror has it. The ${caught.mirror - caught.size} entries after it, from ${caught.stoppedAt.before} on, were decided with it and cannot be taken without it; the mirror shows what they say`,
        );
      size = caught.size;
      known = Math.max(known, caught.mirror);
      console.log(
        'what a mirror never has, and is lost since the backup: accounts, sign-ins, personal data, files, notices, answers kept for retries',
      );
    }
    if (known > size) {
      console.log(
        `LOST: the log has signed ${known} entries, this database has ${size}. A server does not start on it. Bring a later backup or a mirror (restore --mirror); what is lost for good is declared openly: tongzhou log declare-lost-tail`,
      );
      return 1;
    }
    console.log('Start the server; tongzhou doctor looks at it first.');
    return 0;
  },
};

type Values = {
  readonly [Name in keyof typeof OPTIONS]?: string | undefined;
};

function wordsOf(args: string[]): { folder: string; values: Values } {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('say which folder');
  return { folder: here(folder), values };
}

async function passphrasesOf(values: Values): Promise<Passphrases> {
  const path = values['passphrase-file'];
  if (path === undefined)
    throw new UsageError('say by --passphrase-file in which file the passphrase stands, on its first line');
  const data = await firstLine(path);
  const other = values['keys-passphrase-file'];
  return { data, keys: other === undefined ? data : await firstLine(other) };
}

async function firstLine(path: string): Promise<string> {
  const [line = ''] = (await readFile(here(path), 'utf8')).split(/\r?\n/);
  if (line.length < PASSPHRASE_LENGTH_MIN)
    throw new UsageError(`the passphrase in ${path} has fewer than ${PASSPHRASE_LENGTH_MIN} characters`);
  return line;
}

async function readerOf(mirror: string) {
  if (URL.canParse(mirror)) return logReader(await logPrefix(mirror));
  const store = new FolderTileStore(here(mirror));
  return (path: string) => store.read(path);
}
