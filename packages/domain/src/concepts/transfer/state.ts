import { type Lists, list } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import { parseAccountId, type Transfer } from '../../ledger/transfer.ts';

/** Goods of an organisation reserved by itself, until it posts or voids them or their time is over. */
export type Hold = {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly owner: string;
};

/** A posted transfer between accounts of one organisation, within reach of a reversal. */
export type Movement = Hold & {
  readonly at: string;
  /** Who posted it: another seat reverses it. */
  readonly bySeat: string;
  reversed: boolean;
};

/**
 * An incident's latest movements by transfer, in two generations: memory stays flat however many are posted, and
 * forgetting costs nothing. An older error is found, and put right, by a count or by a correction.
 */
export type MovementsWithinReach = {
  late: Map<string, Movement>;
  /** Of the late ones whose they are, in the order in which they came. */
  lateOf: Lists;
  earlier: Map<string, Movement>;
};

/** At least so many are within reach, at most twice so many are kept. */
export const MOVEMENTS_WITHIN_REACH = 20_000;

export const findMovement = (
  kept: MovementsWithinReach | undefined,
  transfer: string,
): Movement | undefined => kept?.late.get(transfer) ?? kept?.earlier.get(transfer);

export function keepMovement(kept: MovementsWithinReach, transfer: string, movement: Movement): void {
  if (kept.late.size >= MOVEMENTS_WITHIN_REACH) {
    kept.earlier = kept.late;
    kept.late = new Map();
    kept.lateOf = new Map();
  }
  kept.late.set(transfer, movement);
  list(kept.lateOf, movement.owner, transfer);
}

/** Lost, or never given: no box is carried there. */
const BESIDE_THE_SHELF: ReadonlySet<string> = new Set(['loss', 'donor', 'supplier']);

/** Takes note of what left a shelf in the book alone, and of what was put back. */
export function noteOffBook(
  { offBook }: IncidentRecords,
  transfers: readonly Transfer[],
  beside: ReadonlySet<string> = BESIDE_THE_SHELF,
): void {
  for (const transfer of transfers) {
    if (transfer.phase !== 'posted') continue;
    const [from, to] = [parseAccountId(transfer.from), parseAccountId(transfer.to)];
    const isOff = from.kind === 'stock' && beside.has(to.kind);
    if (!isOff && !(to.kind === 'stock' && beside.has(from.kind))) continue;
    const amount = isOff ? transfer.amount : -transfer.amount;
    offBook.set(from.unit, (offBook.get(from.unit) ?? 0) + amount);
  }
}

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** What organisations reserved on accounts of their own, by the pending transfer’s id. */
    readonly holds: Map<string, Hold>;
    /** What they posted there lately, within reach of a reversal. */
    readonly movements: MovementsWithinReach;
    /** Lot → how much of it left its shelf in the book alone: as lost, or because it never came; less what was put back. */
    readonly offBook: Map<string, number>;
  }
}

export const emptyTransferRecords = (): Pick<IncidentRecords, 'holds' | 'movements' | 'offBook'> => ({
  holds: new Map(),
  movements: { late: new Map(), lateOf: new Map(), earlier: new Map() },
  offBook: new Map(),
});
