import { formSentences } from '../kernel/form/form-sentences.ts';
import { referenceSentences } from '../kernel/refusal/reference-sentences.ts';
import { ledgerRefusals } from '../ledger/refusals.ts';
import { gather } from './gather.ts';

/** How each refusal of the domain is said. */
export const domainSentences = {
  ...formSentences,
  ...referenceSentences,
  ...ledgerRefusals,
  ...gather('refusals'),
};
