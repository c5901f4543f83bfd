import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createSigner,
  createVerifier,
  decodeText,
  generateKeyPair,
  openNote,
  signNote,
} from '@tongzhou/tlog';
import type { CliCommand } from '../command-line.ts';
import { UsageError } from '../usage-error.ts';

/** As `sha256sum` writes and checks it. */
const SUMS = 'SHA256SUMS';
/** The same text as a signed note (C2SP), the format in which the public log is signed. */
const NOTE = 'SHA256SUMS.note';

export const releaseCommand: CliCommand = {
  name: 'release',
  usage:
    'release key NAME --key-file FILE | release sign FOLDER --key-file FILE | release verify FOLDER --key KEY',
  summary: 'makes a key for releases, signs the files of one, or says whether they are what was signed',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string' }, 'key-file': { type: 'string' } },
    });
    const [what, of] = positionals;
    const keyFile = values['key-file'];
    if (of !== undefined && what === 'key' && keyFile) return makeKey(of, keyFile);
    if (of !== undefined && what === 'sign' && keyFile) return sign(of, keyFile);
    if (of !== undefined && what === 'verify' && values.key) return verify(of, values.key);
    throw new UsageError('say what to do, with which folder or name, and with which key');
  },
};

/** The key is new: a file that is there stays as it is. */
async function makeKey(name: string, file: string): Promise<number> {
  const { signerKey, verifierKey } = await generateKeyPair(name);
  await writeFile(file, `${signerKey}\n`, { mode: 0o600, flag: 'wx' });
  console.log(verifierKey);
  return 0;
}

async function sign(folder: string, keyFile: string): Promise<number> {
  const signer = await createSigner((await readFile(keyFile, 'utf8')).trim());
  const sums = await sumsOf(folder);
  if (sums === '') throw new UsageError(`${folder} holds no files`);
  await writeFile(join(folder, SUMS), sums);
  await writeFile(join(folder, NOTE), await signNote(sums, [signer]));
  console.log(`signed:\n${sums.trimEnd()}`);
  return 0;
}

/** Every file that was signed, unchanged, and none beside them. */
async function verify(folder: string, key: string): Promise<number> {
  const { text } = await openNote(await readFile(join(folder, NOTE)), [await createVerifier(key.trim())]);
  const listed = decodeText(await readFile(join(folder, SUMS)));
  const [signed, there] = [text, await sumsOf(folder)].map((each) => each.split('\n').filter(Boolean));
  const faults = [
    ...(signed ?? [])
      .filter((line) => !there?.includes(line))
      .map((line) => `changed or missing: ${fileIn(line)}`),
    ...(there ?? [])
      .filter((line) => !signed?.some((each) => fileIn(each) === fileIn(line)))
      .map((line) => `not signed: ${fileIn(line)}`),
    ...(listed === text ? [] : [`${SUMS} is not the text that was signed`]),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log(`as it was signed: ${signed?.length} files`);
  return faults.length === 0 ? 0 : 1;
}

const fileIn = (line: string): string => line.slice(66);

/** A line for each file of the folder, in order of name. What lies in a folder below is refused: a release has none. */
async function sumsOf(folder: string): Promise<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(
    ({ name }) => name !== SUMS && name !== NOTE,
  );
  const odd = entries.find((entry) => !entry.isFile() || /[\n\r\\]/.test(entry.name));
  if (odd)
    throw new UsageError(
      `${JSON.stringify(odd.name)} in ${folder} is no plain file: a release has files alone`,
    );
  const lines = await Promise.all(
    entries
      .map(({ name }) => name)
      .sort()
      .map(async (name) => {
        const hash = createHash('sha256')
          .update(await readFile(join(folder, name)))
          .digest('hex');
        return `${hash}  ${name}\n`;
      }),
  );
  return lines.join('');
}
