import { spawnSync } from 'node:child_process';

export type Packed = { readonly name: string; readonly bytes: number; readonly unpackedBytes: number };

/** A staged package as npm packs it: the same bytes for the same files, whenever it is done. */
export function packed(stage: string, folder: string): Packed {
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: stage,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const [said] = JSON.parse(stdout) as [{ filename: string; size: number; unpackedSize: number }];
  return { name: said.filename, bytes: said.size, unpackedBytes: said.unpackedSize };
}
