import { z } from 'zod';

/**
 * How goods are handled. These break the structure of a flow (a pack is whole or it is not), so a charter that has any of
 * them is computed by an integer program.
 */
export const handlingTerms = z.strictObject({
  /** Goods leave in whole packs of their lot: what a facility gets may pass what it wants by less than one pack. */
  wholePacks: z.boolean(),
  /** A line holds at least so many base units, or all that the need wants: no lorry for three masks. 0: no such rule. */
  leastUnits: z.int().min(0).max(1_000_000),
  /** Nothing is promised that no carrier has offered to carry that day (`transport.offered`). */
  offeredTransportOnly: z.boolean(),
});
export type Handling = z.infer<typeof handlingTerms>;
