import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SECOND_MS } from '@tongzhou/domain';
import { sayContradiction } from '@tongzhou/messages';
import { ContradictionError, Mirror, TlogError, toBase64 } from '@tongzhou/tlog';
import { FolderTileStore, lockFolder } from '@tongzhou/tlog/folder';
import type { CliCommand } from '../command-line.ts';
import { contradictionOf } from '../mirror/contradiction-of.ts';
import { logPrefix, logReader } from '../mirror/log-site.ts';
import { mirrorTrust } from '../mirror/mirrored-log.ts';
import { UsageError } from '../usage-error.ts';

export const mirrorCommand: CliCommand = {
  name: 'mirror',
  usage: 'mirror URL DIR [--key VKEY] [--policy FILE] [--once | --every SECONDS] [--quiet]',
  summary:
    'keeps a verified copy of a public log in a folder that any static host can serve (1: the log contradicts itself)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        policy: { type: 'string' },
        once: { type: 'boolean' },
        every: { type: 'string' },
        quiet: { type: 'boolean' },
      },
    });
    const [url, dir] = positionals;
    if (!url || !URL.canParse(url) || !dir || positionals.length > 2) {
      throw new UsageError('say which log and where to, such as http://127.0.0.1:8020 ./log-copy');
    }
    if (values.every !== undefined && (values.once || !/^[1-9]\d{0,5}$/.test(values.every))) {
      throw new UsageError('--every takes a whole number of seconds, and not --once beside it');
    }
    const from = process.env.INIT_CWD ?? process.cwd();
    const folder = resolve(from, dir);
    const say = (line: string) => {
      if (!values.quiet) console.error(line);
    };
    const release = await lockFolder(folder);
    try {
      const read = logReader(await logPrefix(url));
      const policyFile = values.policy === undefined ? undefined : resolve(from, values.policy);
      const { trusted, policy } = await mirrorTrust({ read, folder, key: values.key, policyFile, say });
      const mirror = new Mirror({
        read,
        store: new FolderTileStore(folder),
        trusted,
        ...(policy && { policy }),
        onProgress: (stored, size) => say(`${stored} of ${size} entries`),
      });
      const once = () => update(mirror);
      return values.every === undefined ? await once() : await follow(once, Number(values.every) * SECOND_MS);
    } finally {
      await release();
    }
  },
};

/** One update: 0 and a line that says what the copy holds, or 1 and one that says what is wrong with the log. */
async function update(mirror: Mirror): Promise<number> {
  try {
    const { size, root, entriesAdded } = await mirror.update();
    console.log(`mirror ok: ${size} entries (${entriesAdded} new), root ${toBase64(root)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ContradictionError)) throw error;
    const { zh, en } = sayContradiction(contradictionOf(error.evidence));
    console.log(`mirror failed: ${en}\n镜像失败：${zh}`);
    return 1;
  }
}

/** Until a contradiction, or a signal; what passes, such as a broken line, is said and tried again. */
async function follow(once: () => Promise<number>, pauseMs: number): Promise<number> {
  let running = true;
  let wake = () => {};
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      running = false;
      wake();
    });
  }
  while (running) {
    try {
      if ((await once()) !== 0) return 1;
    } catch (error) {
      const trouble =
        error instanceof TlogError ? `${error.code}: ${error.message}` : (error as Error).message;
      console.error(`tongzhou mirror: ${trouble}; trying again`);
    }
    if (!running) break;
    await new Promise<void>((resume) => {
      const timer = setTimeout(resume, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resume();
      };
    });
  }
  return 0;
}
