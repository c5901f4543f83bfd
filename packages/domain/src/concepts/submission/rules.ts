import type { FactData } from '../../kernel/fact/fact.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import type { Thing } from '../../kernel/words/things.ts';
import { ABOUT, MAY_COME_FIRST, STILL } from './kinds.ts';

type Said = Omit<FactData<'submission.made'>, 'submission' | 'madeAt'>;

/**
 * Why a submission cannot stand as it is said: it shows nothing, is about what is not there or is another's, or an auditor
 * audits itself.
 */
export function whyNotSubmitted(state: State, incident: IncidentState, said: Said): Refusal | null {
  if (said.paper === null && said.reference === null)
    return refusal('evidence-missing', {}, { field: 'reference' });
  return aboutFault(incident, said) ?? auditorFault(state, said);
}

function aboutFault(incident: IncidentState, { kind, about, organisation }: Said): Refusal | null {
  const wanted = ABOUT[kind];
  const missing = (what: Thing) => refusal('not-found', { kind: what, id: about ?? '-' }, { field: 'about' });
  if (wanted === 'incident')
    return about === null
      ? null
      : refusal('input-invalid', ruleFault('about-whole-response'), { field: 'about' });
  if (wanted === 'fundraising') {
    if (about === null && MAY_COME_FIRST.has(kind)) return null;
    const found = incident.fundraisings.get(about ?? '');
    if (!found) return missing('fundraising');
    return found.organisation === organisation ? null : notOwn(found.organisation);
  }
  const found = incident.matters.get(about ?? '');
  if (!found || (found.kind !== wanted && STILL[found.kind] !== wanted)) return missing('matter');
  return found.organisation === organisation ? null : notOwn(found.organisation);
}

const notOwn = (organisation: string) => refusal('not-own-matter', { organisation }, { field: 'about' });

function auditorFault(state: State, { kind, auditor, organisation }: Said): Refusal | null {
  const at = { field: 'auditor', rule: '红十字会法 22' };
  if (auditor === null)
    return kind === 'audit-report' ? refusal('not-found', { kind: 'auditor', id: '-' }, at) : null;
  if (!state.organisations.has(auditor))
    return refusal('not-found', { kind: 'organisation', id: auditor }, at);
  return auditor === organisation ? refusal('self-named', { organisation }, at) : null;
}
