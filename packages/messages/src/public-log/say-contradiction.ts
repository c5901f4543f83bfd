import { type Both, both } from '../language/language.ts';

/** What a public log has done that no honest log does, as a witness, a mirror or a reader has found it. */
export type Contradiction = {
  readonly kind: 'split-view' | 'rewritten-entry' | 'inconsistent-growth' | 'rollback';
  readonly origin: string;
  /** Entries of the two trees, in the order in which they were seen. */
  readonly sizes: readonly [before: number, after: number];
  readonly entryIndex?: number;
};

/** One plain sentence. */
export function sayContradiction({ kind, origin, sizes, entryIndex }: Contradiction): Both {
  const [before, after] = sizes;
  switch (kind) {
    case 'split-view':
      return both(
        `日志 ${origin} 出具了两个都有 ${before} 条却内容不同的版本（一份日志，两副面孔）${whereZh(entryIndex)}。`,
        `Split view: the log ${origin} has signed two different trees of ${before} entries${whereEn(entryIndex)}.`,
      );
    case 'rewritten-entry':
      return both(
        `日志 ${origin} 改写了第 ${entryIndex} 条：它先后签署的 ${before} 条和 ${after} 条两个版本在此处不同。`,
        `Rewritten entry: the log ${origin} has changed entry ${entryIndex} between its signed trees of ${before} and ${after} entries.`,
      );
    case 'inconsistent-growth':
      return both(
        `日志 ${origin} 改写了过去：它签署的 ${before} 条和 ${after} 条两个版本互不包含。`,
        `Inconsistent growth: of the trees of ${before} and ${after} entries that the log ${origin} has signed, neither contains the other.`,
      );
    case 'rollback':
      return both(
        `日志 ${origin} 倒退了：它曾签署 ${before} 条，现在只出示 ${after} 条。`,
        `Rollback: the log ${origin} had signed a tree of ${before} entries and now shows one of ${after}.`,
      );
  }
}

const whereZh = (index: number | undefined) => (index === undefined ? '' : `，从第 ${index} 条起不同`);
const whereEn = (index: number | undefined) =>
  index === undefined ? '' : `; entry ${index} is the first that differs`;
