import { faultsIn } from '../../kernel/concept/faults-in.ts';
import { endsEarly } from '../transfer/expire.ts';
import type { moneyFacts } from './facts.ts';

/** What is wrong with a payment. */
export const moneyFaults = faultsIn<keyof typeof moneyFacts>({ 'payment.expired': endsEarly });
