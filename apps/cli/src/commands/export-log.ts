import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sayContradiction } from '@tongzhou/messages';
import { readLogLocally, runningOn } from '@tongzhou/server';
import {
  ContradictionError,
  decodeText,
  encodeText,
  type FileReader,
  formatVerifierKey,
  Mirror,
  toBase64,
} from '@tongzhou/tlog';
import { FolderTileStore, lockFolder, writeDurably } from '@tongzhou/tlog/folder';
import type { CliCommand } from '../command-line.ts';
import { exportPage } from '../export/export-page.ts';
import { contradictionOf } from '../mirror/contradiction-of.ts';
import { logPrefix, logReader } from '../mirror/log-site.ts';
import { mirrorTrust } from '../mirror/mirrored-log.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export const exportLogCommand: CliCommand = {
  name: 'export-log',
  usage: 'export-log DIR [--url URL] [--key VKEY] [--data FOLDER]',
  summary:
    'writes the whole public log, verified, so that any file host serves it; run again, it adds what is new',
  async run(args) {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { url: text, key: text, data: text },
    });
    const [dir, ...more] = positionals;
    if (!dir || more.length > 0) throw new UsageError('say into which folder');
    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), dir);
    const where = settings({ data: values.data });
    const url = values.url ?? (await runningOn(where.folder))?.url;
    const write = (read: FileReader) => writeLog(read, folder, values.key);
    return url === undefined ? readLogLocally(where, write) : write(logReader(await logPrefix(url)));
  },
};

/** A mirror's one update, which writes the checkpoint last, and beside it what a static host's visitors need. */
async function writeLog(read: FileReader, folder: string, key: string | undefined): Promise<number> {
  const release = await lockFolder(folder);
  try {
    const say = (line: string) => console.error(line);
    const { trusted } = await mirrorTrust({ read, folder, key, policyFile: undefined, say });
    const mirror = new Mirror({ read, store: new FolderTileStore(folder), trusted });
    const { size, root, entriesAdded } = await mirror.update();
    const policy = await read('policy');
    if (policy !== null) await writeDurably(join(folder, 'policy'), policy);
    const vkey = formatVerifierKey(trusted);
    const page = exportPage(
      trusted.name,
      size,
      toBase64(root),
      decodeText((await read('key')) ?? encodeText(vkey)).trim(),
    );
    await writeDurably(join(folder, 'index.html'), encodeText(page));
    console.log(`exported ${size} entries (${entriesAdded} new) to ${folder}, root ${toBase64(root)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ContradictionError)) throw error;
    const { zh, en } = sayContradiction(contradictionOf(error.evidence));
    console.log(`export failed: ${en}\n导出失败：${zh}`);
    return 1;
  } finally {
    await release();
  }
}
