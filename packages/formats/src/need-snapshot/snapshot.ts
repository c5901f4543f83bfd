import type { Quantity } from '@tongzhou/domain';
import type { AreaNote } from '../area-match/index.ts';
import type { TextClass } from '../remark/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import type { FormatError } from './format-error.ts';
import type { ServiceListing } from './service-listing.ts';
import type { Tally } from './tally.ts';

export type NeedSnapshotReading =
  | { readonly ok: true; readonly snapshot: NeedSnapshot }
  | { readonly ok: false; readonly errors: readonly FormatError[] };

export type NeedSnapshot = {
  readonly asOf: string;
  readonly hospitals: readonly HospitalNeeds[];
  readonly services: readonly ServiceListing[];
  readonly setAside: readonly SetAside[];
  /** These are among the lines, too. */
  readonly doubts: readonly Doubt[];
  readonly filesNotRead: readonly { readonly file: string; readonly reason: 'file-not-known' }[];
  readonly tally: Tally;
};

export type FacilityKind = 'hospital' | 'cdc' | 'red-cross' | 'charity' | 'other';

export type HospitalNeeds = {
  /** Canonical name + '@' + area code: finds the facility again in another snapshot. */
  readonly sourceKey: string;
  readonly name: string;
  readonly namesSeen: readonly string[];
  readonly kind: FacilityKind;
  readonly areaCode: string | null;
  /** Where nobody knows in which place it lies: the key of the question, the place as written, and whether it is settled. */
  readonly areaAsked: {
    readonly question: string;
    readonly written: string;
    readonly isLeft: boolean;
  } | null;
  readonly areaNotes: readonly AreaNote[];
  readonly address: string | null;
  /** A remark said 定点救治医疗机构: a hint, never a designation. */
  readonly designatedHint: boolean;
  readonly publishedOn: string | null;
  readonly sources: readonly string[];
  /** Places in the files, one after the other, from 0; more than one where listings were merged. */
  readonly rows: readonly number[];
  /** At most one line an item. */
  readonly lines: readonly NeedLine[];
  /** Other words of the remarks, redacted. Contacts and accounts are never among them. */
  readonly notes: readonly { readonly class: TextClass; readonly text: string }[];
};

export type LineNote =
  | 'one-means-unknown'
  | 'unit-not-written'
  | 'specification-of-another-item'
  | 'amount-is-a-sum'
  /** Two amounts that cannot both be right: the line holds the range between them. */
  | 'amounts-conflict';

export type Original = {
  readonly key: string;
  /** The value as written; `null`: nothing was written. */
  readonly value: string | null;
  readonly from: 'supplies' | 'remark';
  readonly row: number;
};

/** One statement of a need, before those of one item come together. */
export type Statement = {
  readonly itemId: string;
  readonly quantity: Quantity;
  readonly specification: string | null;
  readonly original: Original;
  readonly url: string | null;
  readonly notes: readonly LineNote[];
};

export type NeedLine = Statement & {
  readonly also: readonly {
    readonly original: Original;
    readonly quantity: Quantity;
    readonly how: 'merged' | 'added';
  }[];
};

/** What is read one way for now, and a person should look at. */
export type Doubt = {
  readonly reason: 'amounts-conflict';
  /** The key of the question. */
  readonly question: string;
  /** The facility's key. */
  readonly facility: string;
  readonly name: string;
  readonly itemId: string;
  readonly original: string;
};

export type SetAside = {
  readonly reason: SetAsideReason;
  /** `line`: a supplies entry or a piece of a remark (these count in the tally's identity); `row`, `field`: as it says. */
  readonly level: 'row' | 'line' | 'field';
  readonly file: string;
  readonly row: number;
  readonly name: string | null;
  readonly path: string;
  readonly original: string;
  /** Where a person can settle it: the key of the question. */
  readonly question?: string;
  /** What it could be: items of the catalogue. */
  readonly candidates?: readonly string[];
};
