import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TakenUp, takeUp } from '@tongzhou/messages';
import { textsFolder } from './texts-folder.ts';

/** A file is some hundred kilobytes; one of many megabytes is none of ours. */
const FILES_MAX = 50;

/**
 * Lays every further language in the folder over the two that everything is written in. A file that is none keeps nobody
 * from starting: it is named in the operator's log.
 */
export async function takeUpTexts(dataFolder: string): Promise<readonly TakenUp[]> {
  const folder = textsFolder(dataFolder);
  const names = await readdir(folder).catch(() => []);
  const taken: TakenUp[] = [];
  for (const name of names.filter((each) => each.endsWith('.json')).slice(0, FILES_MAX)) {
    try {
      taken.push(takeUp(JSON.parse(await readFile(join(folder, name), 'utf8'))));
    } catch (error) {
      console.error(`tongzhou: ${name} is no file of texts: ${(error as Error).message}`);
    }
  }
  return taken;
}
