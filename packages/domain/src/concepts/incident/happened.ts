import { agreed } from '../../kernel/charter/charter.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { DateFault } from '../../kernel/form/form-sentences.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { incidentCharter } from './charter.ts';

/** What it cannot have happened before, and which fault that would be. */
type NotBefore = { readonly moment: string; readonly why: DateFault };

/**
 * What happened on paper and is entered later says when it happened: no later than now, no earlier than the charter allows,
 * than the incident, or than what it is about. Unsaid, it happens as it is entered, and the fact says nothing more.
 */
export function happened(
  { now }: Pick<Context, 'now'>,
  incident: IncidentState,
  stated: string | undefined,
  ...notBefore: readonly NotBefore[]
): Result<{ readonly happenedAt?: string }> {
  if (stated === undefined) return accept({});
  const happenedAt = new Date(stated).toISOString();
  const impossible = (why: DateFault) =>
    refuse('date-impossible', { date: stated, why }, { field: 'happenedAt', rule: 'F2' });
  if (happenedAt > now) return impossible('future');
  if (happenedAt < incident.beganAt) return impossible('before-start');
  const broken = notBefore.find(({ moment }) => happenedAt < moment);
  if (broken) return impossible(broken.why);
  const hours = agreed(incident, 'lateEntryHours', incidentCharter);
  return happenedAt < afterHours(now, -hours) ? impossible('too-long-ago') : accept({ happenedAt });
}
