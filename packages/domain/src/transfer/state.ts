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
 * How many movements an incident keeps within reach: memory stays flat however many are posted. An error that is older
 * is found, and put right, by a count.
 */
export const MOVEMENTS_WITHIN_REACH = 20_000;
