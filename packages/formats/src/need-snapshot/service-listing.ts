import type { Quantity } from '@tongzhou/domain';

export type ServiceKind =
  | 'manufacture'
  | 'transport'
  | 'consultation'
  | 'donation-channel'
  | 'pledge'
  | 'lodging';

/** What somebody offers. A listing is not a receipt of anything, and it names no person. */
export type ServiceListing = {
  readonly kind: ServiceKind;
  readonly sourceKey: string;
  readonly name: string;
  readonly areaCode: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly details: ServiceDetails;
  readonly note: string | null;
  readonly url: string | null;
  /** The listing's own date where it has one, else the snapshot's. */
  readonly asOf: string;
};

export type ServiceDetails =
  | {
      readonly kind: 'manufacture';
      readonly capacity: readonly {
        readonly label: string;
        readonly itemId: string | null;
        readonly quantity: Quantity;
      }[];
      readonly qualification: string | null;
    }
  | {
      readonly kind: 'transport';
      readonly from: string | null;
      readonly to: string | null;
      readonly area: string | null;
      readonly takesPersonalGifts: boolean | null;
    }
  | { readonly kind: 'consultation'; readonly topic: string | null }
  | {
      readonly kind: 'donation-channel';
      readonly status: string | null;
      readonly bankTransfer: boolean;
      readonly method: string | null;
    }
  | {
      readonly kind: 'pledge';
      readonly subject: string | null;
      readonly ownership: string | null;
      readonly stated: Quantity;
    }
  | {
      readonly kind: 'lodging';
      readonly address: string | null;
      readonly rooms: Quantity;
      readonly guests: Quantity;
    };
