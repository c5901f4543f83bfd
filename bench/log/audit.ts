import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerifier, generateKeyPair, LogClient } from '@tongzhou/tlog';
import { factsOf, hashAlone } from './entries.ts';
import { folderReader, writeFolderLog } from './folder-log.ts';
import { mebibytes, memoryUse } from './memory.ts';
import { alternate, count, digits, perSecond, ratioTo, table } from './rounds.ts';

const ROUNDS = 5;

/** A full audit from static files on a disk, against the time of hashing the entries and nothing else. */
export async function auditing(size = 1_000_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-bench-log-'));
  try {
    const checkpoint = writeFolderLog(folder, size, factsOf);
    // The audit begins with a checkpoint already opened: one signature is nothing against a million entries.
    const log = await createVerifier((await generateKeyPair(checkpoint.origin)).verifierKey);
    const read = folderReader(folder);
    // The base hashes the same 10,000 entries over and over, so that it pays for neither files nor memory.
    const some = factsOf(10_000, 0).map((fact) => Buffer.concat([Uint8Array.of(0), fact]));
    const heap: number[] = [];
    let resident = 0;
    const times = await alternate(ROUNDS, {
      alone: () => {
        for (let done = 0; done < size; done += some.length) some.forEach(hashAlone);
      },
      audit: async () => {
        const report = await new LogClient({ read, log }).audit(checkpoint);
        if (report.entriesChecked !== size) throw new Error('the bench audited something else');
      },
    });
    await new LogClient({ read, log }).audit(checkpoint, ({ index }) => {
      if (index % Math.ceil(size / 10) !== 0) return;
      const use = memoryUse();
      heap.push(use.heap + use.buffers);
      resident = Math.max(resident, use.resident);
    });
    const { median, least, most } = ratioTo(times.alone, times.audit);
    table(
      [`audit of ${count(size)} entries of 200 to 600 bytes from files`, 'entries', 'time as a multiple'],
      [
        ['crypto.hash of each entry alone', perSecond(size, times.alone), '1'],
        [
          'client.audit (aim: at most 3)',
          perSecond(size, times.audit),
          `${digits(median)} (${digits(least)}–${digits(most)})`,
        ],
      ],
    );
    console.log(
      `live memory at each tenth of the audit, MiB: ${heap.map(mebibytes).join(', ')}; resident at most ${mebibytes(resident)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
