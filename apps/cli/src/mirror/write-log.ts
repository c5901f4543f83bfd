import { join } from 'node:path';
import { sayContradiction } from '@tongzhou/messages';
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
import { exportPage } from '../export/export-page.ts';
import { contradictionOf } from './contradiction-of.ts';
import { mirrorTrust } from './mirrored-log.ts';

/** A mirror's one update, which writes the checkpoint last, and beside it what a static host's visitors need. */
export async function writeLog(read: FileReader, folder: string, key: string | undefined): Promise<number> {
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
