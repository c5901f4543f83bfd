import { writtenAs } from '../../kernel/form/forms.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { pair } from '../../kernel/state/lists.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { findPersonalData } from '../../kernel/text/find.ts';

/** What a bank or a platform calls a transfer: letters and digits that name the transfer, and nobody. */
export const referenceSchema = writtenAs('bank-reference', /^[A-Za-z0-9][A-Za-z0-9-]{5,63}$/);

type Known = Pick<IncidentState, 'transfersOfBank'>;

/** Each bank counts for itself, and so does each organisation's account. */
export const transferKey = (organisation: string, reference: string): string =>
  pair(organisation, reference.toUpperCase().replaceAll('-', ''));

/** A number that reaches a person is no name of a transfer; digits in the form of an account are what banks make them of. */
const NAMES_NOBODY: ReadonlySet<string> = new Set(['bank-account']);

/** One transfer is one entry in the books: what came in or went out under this number already is named. */
export function whyNotTransfer(
  { transfersOfBank }: Known,
  organisation: string,
  reference: string | null,
  field: string,
): Refusal[] {
  const kinds = findPersonalData(reference ?? '').flatMap(({ kind }) =>
    NAMES_NOBODY.has(kind) ? [] : [kind],
  );
  if (kinds.length > 0) return [refusal('personal-data', { kinds }, { field, rule: 'PIPL 6, I10' })];
  const before = reference === null ? undefined : transfersOfBank.get(transferKey(organisation, reference));
  if (!before || reference === null) return [];
  return [refusal('transfer-booked-before', { reference, ...before }, { field, rule: 'F4' })];
}
