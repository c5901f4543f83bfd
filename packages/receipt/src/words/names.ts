import type { Both } from '@tongzhou/messages';

/** Names for the ids in an entry; null for one that is not known here: then the id itself is shown. */
export interface Names {
  /** By which the days of the record go; absent where it is not known. */
  readonly clock?: string;
  organisation(id: string): Both | null;
  place(id: string): Both | null;
  incident(id: string): Both | null;
  purpose(incident: string, id: string): Both | null;
  item(id: string): { readonly name: Both; readonly unit: Both } | null;
}

/** Where nothing but the receipt is at hand. */
export const NO_NAMES: Names = {
  organisation: () => null,
  place: () => null,
  incident: () => null,
  purpose: () => null,
  item: () => null,
};
