import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { SilentSite } from '@tongzhou/server';
import { fileOf } from './copied-address.ts';
import { elsewherePage, frontPage, onward } from './pages.ts';
import { ELSEWHERE, rewritten } from './rewrite.ts';

/** Tells an export from any other folder; of which record it is. */
const MARK = 'tongzhou-export.json';
/** The log beside the pages, which its own copy keeps. */
export const LOG = 'log';
/** More than a record of a million facts has pages that links lead to. */
const PAGES_MAX = 500_000;
/** What names stand for, and which incidents there are: the page of proofs asks for them. */
const LISTS = ['items', 'areas', 'organisations', 'incidents'] as const;
/** Of the log, what pages lead to. */
const LOG_FILES: ReadonlySet<string> = new Set(['log/checkpoint', 'log/key', 'log/policy']);

type Written = { readonly pages: number; readonly files: number };

/**
 * Writes the public site into a folder, as it is for a stranger at the record's last fact, in these languages: a file for each page, and
 * all that browsers load. The same record gives the same bytes. What an earlier export left and this one has not is taken away.
 */
export async function writeSite(
  site: SilentSite,
  folder: string,
  languages: readonly string[],
): Promise<Written> {
  const files = new Set<string>();
  const write = async (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, ...name.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    files.add(name);
  };
  const loaded = await browserFiles(site.files);
  for (const name of loaded) await write(name, await readFile(join(site.files, ...name.split('/'))));
  const proofs = await site.get('/verify.html');
  if (proofs.status === 200) await write('verify.html', proofs.body);
  for (const list of LISTS) {
    const answer = await site.get(`/api/v1/${list}`);
    if (answer.status === 200) await write(`api/v1/${list}`, answer.body);
  }
  const hasFile = (path: string): boolean => files.has(path) || LOG_FILES.has(path);
  await write('index.html', frontPage(site, languages));
  await write(ELSEWHERE, elsewherePage(site));
  const waiting = languages.flatMap((each) =>
    ['', '/help', '/verify', '/plans'].map((path) => `/${each}${path}`),
  );
  const known = new Set(waiting);
  let pages = 0;
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    const answer = await site.get(address);
    const name = fileOf(address);
    const to = { address, languages, hasFile, publicUrl: site.publicUrl };
    const isPage = answer.status === 200 && /^text\/html/.test(answer.type);
    const way = `<a href="${answer.location ?? ''}"></a>`;
    const { html, links } = rewritten(isPage ? answer.body.toString() : way, to);
    const href = /href="([^"]*)"/.exec(html)?.[1] ?? '';
    // Where the site leads on or refuses, a link must not end in nothing.
    if (isPage) await write(name, html);
    else if (answer.location !== null) await write(name, onward(href));
    else await write(name, elsewherePage(site));
    pages += 1;
    if (pages > PAGES_MAX) throw new Error(`more than ${PAGES_MAX} pages`);
    for (const link of links) {
      if (known.has(link)) continue;
      known.add(link);
      waiting.push(link);
    }
  }
  await write(MARK, `${JSON.stringify({ position: site.position, at: site.at, languages }, null, 2)}\n`);
  await takeAway(folder, '', files);
  return { pages, files: files.size };
}

/** Whether a folder may be written to: it is not there, is empty, or has an export in it. */
export async function isForExport(folder: string): Promise<boolean> {
  const names: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0 || names.includes(MARK);
}

/** All but what is packed beforehand for a server that knows how to give it. */
async function browserFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(folder.length).split(sep).filter(Boolean).join('/'),
    )
    .sort();
}

async function takeAway(folder: string, below: string, files: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (name === LOG) continue;
    if (entry.isDirectory()) {
      await takeAway(folder, name, files);
      await rmdir(join(folder, name)).catch(() => {});
    } else if (!files.has(name)) await rm(join(folder, name));
  }
}
