import { type CorrectedField, organisationLabel, type Viewpoint } from '@tongzhou/domain';
import type { Language } from '@tongzhou/messages';
import type { GiftEntry, Names } from '@tongzhou/receipt';

/** All that a receipt says and carries: what it is made of, and nothing else, decides its bytes. */
export type Receipt = {
  readonly language: Language;
  readonly gift: GiftEntry;
  readonly exercise: boolean;
  readonly names: Names;
  /** Web address of the site, without a slash at its end. */
  readonly address: string;
  readonly log: {
    readonly origin: string;
    /** The log's verifier key (C2SP signed-note). */
    readonly key: string;
    readonly index: number;
    readonly size: number;
    /** Base64. */
    readonly root: string;
    /** Names on the cosignatures that the checkpoint bears. */
    readonly witnesses: readonly string[];
  };
  /** What was put right since the entry was made: the entry itself stays as it is. */
  readonly corrections: readonly CorrectionLine[];
  readonly proof: Uint8Array;
  readonly entry: Uint8Array;
};

/** One value of a gift that was put right, as it is printed, and the place of the fact that says so. */
export type CorrectionLine = {
  readonly field: CorrectedField;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly position: number;
};

/** The gift's own page, which the receipt's QR code leads to. */
export const giftAddress = ({ address, language, gift }: Receipt): string =>
  `${address}/${language}/gifts/${gift.receiptCode}`;

/** Names as they are known now; an entry holds ids. */
export const namesFrom = (view: Viewpoint): Names => ({
  clock: view.state.country.clock,
  organisation: (id) => (view.state.organisations.has(id) ? organisationLabel(view, id).name : null),
  place: (id) => view.state.places.get(id)?.name ?? null,
  incident: (id) => view.state.incidents.get(id)?.name ?? null,
  purpose: (incident, id) => view.state.incidents.get(incident)?.purposes.get(id)?.words ?? null,
  item: (id) => {
    const item = view.items.byId.get(id);
    return item ? { name: item.name, unit: item.baseUnit } : null;
  },
});
