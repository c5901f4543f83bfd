import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { CHINA, localDay } from '@tongzhou/domain';
import { type DecodingFault, decodeText } from '@tongzhou/formats';
import type { CliCommand } from '../command-line.ts';
import { reportTable } from '../import/report-table.ts';
import { showStatement } from '../import/statement.ts';
import { importHere, importThere } from '../import/way.ts';
import { UsageError } from '../usage-error.ts';

const FILE_BYTES_MAX = 50 * 1024 * 1024;
const FILES_MAX = 100;

const UNREADABLE: Readonly<Record<DecodingFault, string>> = {
  'no-text': 'is in no encoding of text that is known (UTF-8, UTF-16, GB18030). 文件不是可识别的文字编码',
  garbled:
    'was saved in a wrong encoding before, and its words are lost: ask for the original. 文件曾以错误编码保存，文字已损坏，请索取原件',
};

export const importCommand: CliCommand = {
  name: 'import',
  usage:
    'import needs FOLDER [--incident ID] [--as-of DATE] [--check] [--url URL] [--json], or import statement FILE [--json]',
  summary:
    'reads a folder of supply-need snapshots (hospital-needs.json, or a file for each city) and accounts for every line; or shows what a bank’s statement says',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        incident: { type: 'string' },
        'as-of': { type: 'string' },
        url: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
        check: { type: 'boolean' },
      },
    });
    const [what, folder, ...more] = positionals;
    if (what === 'statement' && folder !== undefined && more.length === 0)
      return showStatement(resolve(process.env.INIT_CWD ?? process.cwd(), folder), values.json === true);
    if (what !== 'needs' || folder === undefined || more.length > 0)
      throw new UsageError('say what to import, and from which folder');
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
    const files = await readFolder(path);
    const { asOf, assumed } = await asOfFolder(path, values['as-of']);
    if (assumed)
      console.error(
        `tongzhou import: the folder names no date; taken as of ${asOf} (say --as-of DATE to change it)`,
      );
    const task = { files, asOf, incident: values.incident, isCheck: values.check === true };
    const report = values.url ? await importThere(values.url, task) : await importHere(values.data, task);
    console.log(values.json ? JSON.stringify(report, null, 2) : reportTable(report));
    return report.differences.length === 0 && report.needs.refused === 0 && report.services.refused === 0
      ? 0
      : 1;
  },
};

/**
 * The JSON files of a folder and of the folders in it, by their path: the volunteers' repository has one for each city. Too
 * large a file is refused before it is read.
 */
async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => {
    throw new Error(`there is no folder ${folder}. 没有这个文件夹`);
  });
  const names = entries
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
  const lists = names.filter((name) => name.endsWith('.json'));
  if (lists.length > FILES_MAX)
    throw new Error(`${folder} holds ${lists.length} JSON files; at most ${FILES_MAX} are read. 文件过多`);
  const sheet = names.find((name) => /\.(?:csv|xlsx?|ods)$/i.test(name));
  if (lists.length === 0 && sheet)
    throw new Error(
      `${sheet} is a spreadsheet; what is read are lists as JSON, such as hospital-needs.json. ${sheet} 是电子表格，目前只读取 JSON 清单`,
    );
  const files: Record<string, string> = {};
  for (const name of lists) {
    const { size } = await stat(join(folder, name));
    if (size > FILE_BYTES_MAX) {
      throw new Error(`${name} has ${size} bytes; at most ${FILE_BYTES_MAX} are read. 文件过大，上限 50 MB`);
    }
    const read = decodeText(await readFile(join(folder, name)));
    if (!read.ok) throw new Error(`${name} ${UNREADABLE[read.fault]}`);
    files[name] = read.text;
  }
  return files;
}

/** The day of a snapshot: as said, else from the folder's name, else from its SOURCE.txt, else today. */
async function asOfFolder(
  folder: string,
  said: string | undefined,
): Promise<{ asOf: string; assumed: boolean }> {
  if (said !== undefined) {
    const isDay = /^20\d\d-?\d\d-?\d\d$/.test(said);
    const asOf = isDay || Number.isNaN(Date.parse(said)) ? day(said) : new Date(said).toISOString();
    if (asOf === null) throw new UsageError(`--as-of "${said}" is not a date such as 2020-02-20`);
    return { asOf, assumed: false };
  }
  const source = await readFile(join(folder, 'SOURCE.txt'), 'utf8').catch(() => '');
  const found = day(basename(folder)) ?? day(/snapshot of:\s*(\S+)/i.exec(source)?.[1] ?? '');
  return { asOf: found ?? new Date().toISOString(), assumed: found === null };
}

/** Days of the snapshots are days in China. Null: no day, or none that there is (30 February). */
function day(text: string): string | null {
  const match = /(20\d\d)-?(\d\d)-?(\d\d)/.exec(text);
  if (!match) return null;
  const written = `${match[1]}-${match[2]}-${match[3]}`;
  const moment = new Date(`${written}T00:00:00+08:00`);
  return !Number.isNaN(moment.getTime()) && localDay(moment.toISOString(), CHINA) === written
    ? moment.toISOString()
    : null;
}
