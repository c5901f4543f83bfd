import type { Lists } from '../../kernel/state/lists.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type SignatureCode = {
  readonly sheet: string;
  readonly facility: string;
  readonly expiresAt: string;
  status: 'open' | 'used' | 'cancelled';
};

export type CodeSheet = {
  readonly id: string;
  readonly facility: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly commitments: readonly string[];
  cancelled: { readonly at: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    /** By what the record knows of each. */
    readonly signatureCodes: Map<string, SignatureCode>;
    readonly codeSheets: Map<string, CodeSheet>;
    readonly sheetsOfFacility: Lists;
  }
}

export const emptySignatureCodeRecords = (): Pick<
  IncidentRecords,
  'signatureCodes' | 'codeSheets' | 'sheetsOfFacility'
> => ({ signatureCodes: new Map(), codeSheets: new Map(), sheetsOfFacility: new Map() });
