import type { AreaIndex } from '../area-match/index.ts';
import type { ItemIndex } from '../item-match/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import { asOriginal } from './fields.ts';
import type { SetAside } from './snapshot.ts';

/** Where one row stands, for whoever must settle what was set aside. */
export type RowPlace = {
  readonly file: string;
  readonly row: number;
  /** Counted through all files of hospitals; a service has none. */
  readonly number?: number;
  readonly name: string | null;
};

/** Gathers, while reading, what is not data. */
export class Collector {
  readonly setAside: SetAside[] = [];
  contactsWithheld = 0;
  webAddressesDropped = 0;
  extraFieldsIgnored = 0;

  put(
    reason: SetAsideReason,
    level: SetAside['level'],
    place: RowPlace,
    path: string,
    original: unknown,
    candidates: readonly string[] = [],
  ): void {
    const { file, row, name } = place;
    this.setAside.push({
      ...{ reason, level, file, row, name, path, original: asOriginal(original) },
      ...(candidates.length > 0 ? { candidates } : {}),
    });
  }
}

/** What every row is read with. */
export type ReadingContext = {
  readonly asOf: string;
  readonly items: ItemIndex;
  readonly areas: AreaIndex;
  readonly out: Collector;
};
