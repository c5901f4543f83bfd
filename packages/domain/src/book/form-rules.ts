import { kernelFormRules } from '../kernel/form/rules.ts';
import { ledgerFormRules } from '../ledger/form-rules.ts';
import { gather } from './gather.ts';

/** What each rule of a form says, by name. */
export const domainFormRules = { ...kernelFormRules, ...ledgerFormRules, ...gather('formRules') };
