import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { TlogError } from '../error.ts';
import { parseNote } from '../note/note.ts';
import type { Evidence } from './evidence.ts';

/** A log that contradicts what it has signed before; `code` is the kind of contradiction. */
export class ContradictionError extends TlogError {
  readonly evidence: Evidence;

  constructor(evidence: Evidence) {
    const { entry } = evidence;
    super(
      evidence.kind,
      describeContradiction(evidence),
      entry === undefined ? {} : { entryIndex: entry.index },
    );
    this.evidence = evidence;
  }
}

/** One plain sentence, in English. */
export function describeContradiction({ kind, origin, first, second, entry }: Evidence): string {
  const [before, after] = [first, second].map((signed) => parseCheckpoint(parseNote(signed).text).size);
  const where = entry === undefined ? '' : `; entry ${entry.index} is the first that differs`;
  switch (kind) {
    case 'split-view':
      return `split view: ${origin} has signed two different trees of ${before} entries${where}`;
    case 'rewritten-entry':
      return `rewritten entry: ${origin} has changed entry ${entry?.index} between its trees of ${before} and ${after} entries`;
    case 'inconsistent-growth':
      return `inconsistent growth: of the trees of ${before} and ${after} entries that ${origin} has signed, neither contains the other`;
    case 'rollback':
      return `rollback: ${origin} had signed a tree of ${before} entries and now shows one of ${after}`;
  }
}
