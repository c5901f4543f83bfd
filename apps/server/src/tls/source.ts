import type { Pair } from './pair.ts';

/** Where certificates come from. */
export type CertificateSource = {
  /** How often it is looked for a newer one. */
  readonly everyMs: number;
  /** A certificate that has not been taken yet; null where there is none newer. Throws where one was due and did not come. */
  readonly fresh: () => Promise<Pair | null>;
};
