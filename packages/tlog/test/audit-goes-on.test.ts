import { describe, expect, it } from 'vitest';
import { LogClient, type TreeHead } from '../src/index.ts';
import { codeOf, faultOf } from './support/errors.ts';
import { entriesOf, flipped, publishedLog } from './support/logs.ts';
import { naiveRoot } from './support/naive-tree.ts';

const headOf = async (entries: readonly Uint8Array[]): Promise<TreeHead> => ({
  size: entries.length,
  root: naiveRoot(entries),
});

describe('an audit that goes on from an earlier one', () => {
  it('visits what is new, and comes to the same root, from any size to any', async () => {
    const sizes = [0, 1, 255, 256, 257, 511, 512, 700, 1300];
    for (const to of sizes) {
      const { store, verifier } = await publishedLog(entriesOf(to));
      for (const from of sizes.filter((size) => size <= to)) {
        const client = new LogClient({ read: store.read, log: verifier });
        const checkpoint = await client.checkpoint();
        const visited: number[] = [];
        const reached: TreeHead[] = [];
        const report = await client.audit(checkpoint, ({ index }) => void visited.push(index), {
          from: await headOf(entriesOf(from)),
          onReached: (head) => void reached.push(head),
        });
        expect(visited).toEqual(Array.from({ length: to - from }, (_, index) => from + index));
        expect(report).toMatchObject({ size: to, entriesChecked: to - from, root: checkpoint.root });
        for (const { size, root } of reached) expect(root).toEqual(naiveRoot(entriesOf(size)));
        if (to > from) expect(reached.at(-1)?.size).toBe(to);
      }
    }
  });

  it('says where the log no longer holds what was checked', async () => {
    const { store, verifier } = await publishedLog(entriesOf(700));
    const client = new LogClient({ read: store.read, log: verifier });
    const checkpoint = await client.checkpoint();
    const from = (head: TreeHead) => codeOf(() => client.audit(checkpoint, undefined, { from: head }));
    const other = [...entriesOf(400, 7), ...entriesOf(700).slice(400)];
    expect(await from(await headOf(other.slice(0, 600)))).toBe('wrong-consistency');
    expect(await from(await headOf(other))).toBe('wrong-consistency');
    expect(await from(await headOf(entriesOf(701)))).toBe('rollback');
  });

  it('finds what is wrong behind it, and names it', async () => {
    const { store, verifier } = await publishedLog(entriesOf(700));
    const read = async (path: string) => {
      const bytes = await store.read(path);
      return bytes && path.startsWith('tile/entries/001') ? flipped(bytes, 90) : bytes;
    };
    const client = new LogClient({ read, log: verifier });
    const from = await headOf(entriesOf(300));
    const fault = await faultOf(async () => client.audit(await client.checkpoint(), undefined, { from }));
    expect(fault).toMatchObject({ code: 'wrong-entry', place: { path: 'tile/entries/001' } });
  });
});
