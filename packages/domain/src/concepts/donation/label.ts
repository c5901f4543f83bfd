import type { z } from 'zod';
import type { AskBack } from '../../kernel/command/asked-back.ts';
import { personalDataRefusals } from '../../kernel/command/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { isLikelyExpiry, readExpiry } from '../../kernel/label/expiry.ts';
import { readGs1, wordsOfGs1 } from '../../kernel/label/gs1.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { lotSchema } from './facts.ts';

type Lot = z.infer<typeof lotSchema>;
type Typed = Pick<Lot, 'batch' | 'expiresOn'> & { readonly scan?: string | undefined };
type Read = Pick<Lot, 'batch' | 'expiresOn' | 'gtin' | 'serial'>;

/**
 * What a lot's label says, as typed and as scanned: one day of the calendar, one batch. Where both were given and differ,
 * nobody guesses; a year in which no goods end is asked back.
 */
export function readLabel(typed: Typed, asked: AskBack, today: string, lot: string) {
  const refusals: Refusal[] = [];
  // It enters the log as it was scanned, so it holds no number of a person either (I10).
  const words = typed.scan === undefined ? null : wordsOfGs1(typed.scan);
  refusals.push(...personalDataRefusals({ [`${lot}.scan`]: words }));
  const scanned = typed.scan === undefined ? {} : readGs1(typed.scan, today);
  if ('fault' in scanned) {
    refusals.push(refusal('scan-unreadable', scanned, { field: `${lot}.scan`, rule: 'GS1' }));
    return { refusals, label: { batch: typed.batch, expiresOn: null } satisfies Read };
  }
  const expiresOn = typed.expiresOn === null ? null : readExpiry(typed.expiresOn);
  const differs = (field: 'batch' | 'expiresOn', said: string | null) =>
    said !== null && scanned[field] !== undefined && scanned[field] !== said;
  for (const [field, said] of [['batch', typed.batch] as const, ['expiresOn', expiresOn] as const])
    if (differs(field, said))
      refusals.push(refusal('input-invalid', ruleFault('scan-differs'), { field: `${lot}.${field}` }));
  const until = expiresOn ?? scanned.expiresOn ?? null;
  if (until !== null && !isLikelyExpiry(until, today))
    asked.ask(refusal('date-unlikely', { date: until }, { field: `${lot}.expiresOn` }), until);
  const { gtin, serial } = scanned;
  const label: Read = {
    batch: typed.batch ?? scanned.batch ?? null,
    expiresOn: until,
    ...(gtin !== undefined && { gtin }),
    ...(serial !== undefined && { serial }),
  };
  return { refusals, label };
}
