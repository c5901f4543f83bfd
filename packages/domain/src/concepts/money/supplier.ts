import { z } from 'zod';
import { creditCodeSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import type { State } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { Donation } from '../donation/state.ts';

/** Who is paid: an organisation of the register, or one that is named with its code; never a person. */
export const supplierSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organisation'), organisation: identifier }),
  z.strictObject({ kind: z.literal('payee'), name: shortText, creditCode: creditCodeSchema }),
]);
export type Supplier = z.infer<typeof supplierSchema>;

const [, payee] = supplierSchema.options;
/** The same as a form says it: an organisation of the register, or name and code. */
export const supplierInput = z
  .strictObject({
    organisation: identifier.nullable().default(null),
    name: payee.shape.name.nullable().default(null),
    creditCode: payee.shape.creditCode.nullable().default(null),
  })
  .prefault({});

/** Null: it names neither, or both. */
export function supplierOf({
  organisation,
  name,
  creditCode,
}: z.output<typeof supplierInput>): Supplier | null {
  if (organisation !== null)
    return name === null && creditCode === null ? { kind: 'organisation', organisation } : null;
  return name === null || creditCode === null ? null : { kind: 'payee', name, creditCode };
}

/** The same supplier is known again by this, however it is named: its credit code, or its id where the register has none. */
export function supplierKey({ organisations }: Pick<State, 'organisations'>, supplier: Supplier): string {
  if (supplier.kind === 'payee') return supplier.creditCode;
  return organisations.get(supplier.organisation)?.socialCreditCode ?? supplier.organisation;
}

/** All that a reader knows it by: its code, its id in the register, and its names, as they look on a page. */
export function supplierNames(state: Pick<State, 'organisations'>, supplier: Supplier): ReadonlySet<string> {
  const { zh, en } = supplierName(state, supplier);
  return new Set([supplierKey(state, supplier), ...[zh, en].map((name) => `name:${plain(name)}`)]);
}

export function supplierName({ organisations }: Pick<State, 'organisations'>, supplier: Supplier): Bilingual {
  if (supplier.kind === 'payee') return { zh: supplier.name, en: supplier.name };
  const { organisation: id } = supplier;
  return organisations.get(id)?.name ?? { zh: id, en: id };
}

/** Is it the payer itself, or whoever gave the money? Then it has an interest, whatever is said. */
export function isPartyTo(state: State, supplier: Supplier, { receiver, donor }: Donation): boolean {
  const key = supplierKey(state, supplier);
  const own = supplierKey(state, { kind: 'organisation', organisation: receiver });
  if (key === own || (supplier.kind === 'organisation' && supplier.organisation === receiver)) return true;
  const names = Object.values(state.organisations.get(receiver)?.name ?? {}).map(plain);
  if (supplier.kind === 'payee' && names.includes(plain(supplier.name))) return true;
  if (donor.kind !== 'organisation') return false;
  const isDonor = supplier.kind === 'organisation' && supplier.organisation === donor.donor;
  return (
    isDonor ||
    donor.creditCode === key ||
    (supplier.kind === 'payee' && plain(supplier.name) === plain(donor.name))
  );
}
