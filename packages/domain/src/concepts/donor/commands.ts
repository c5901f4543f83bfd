import { z } from 'zod';
import { decided, defineCommand, type Scope, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident, personalDataRefusals } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { isSpelling } from '../../kernel/text/spelling.ts';
import { currentDonor, nameOfDonor } from '../donation/donor-name.ts';
import { enteredBy } from './entered-by.ts';
import type { DonorMerge } from './state.ts';

const NOTHING_CHANGES = ruleFault('correction-changes-nothing');

/** How a name is spelt: nobody gains by it, so that one person is enough. */
export const renameDonor = defineCommand({
  name: 'donor.rename',
  outlives: true,
  function: 'receive-donation',
  summary: { zh: '更正捐赠人名称', en: 'Put a donor’s name right' },
  schema: z.strictObject({ incident: identifier, donor: identifier, name: shortText, reason: shortText }),
  example: {
    incident: 'covid-2020',
    donor: 'donor-7f3k',
    name: '某企业集团 / an enterprise group',
    reason: '名称写漏 / part of the name was left out',
  },
  scope: (state, input, context) => donorScope(state, input, [[input.donor, 'donor']], context),
  decide(_state, { incident: id, name: to, reason, ...input }, _context, incident) {
    const personal = personalDataRefusals({ name: to, reason });
    if (personal.length > 0) return refuseAll(personal);
    const donor = currentDonor(incident, input.donor);
    const from = nameOfDonor(incident, donor) ?? '';
    if (from === to) return refuse('input-invalid', NOTHING_CHANGES, { field: 'name' });
    if (!isSpelling(from, to)) return refuse('name-is-another', { from, to }, { field: 'name' });
    return decided([draft(id, 'donor.renamed', { donor, from, to, reason })]);
  },
});

export const mergeDonors = defineCommand({
  name: 'donor.merge',
  outlives: true,
  function: 'receive-donation',
  summary: { zh: '提出合并捐赠人', en: 'Propose that two donors are one' },
  schema: z.strictObject({
    incident: identifier,
    donor: identifier,
    /** Stands for both from then on. */
    into: identifier,
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    donor: 'donor-7f3k',
    into: 'donor-a',
    reason: '同一企业登记了两次 / one enterprise, entered twice',
  },
  scope: (state, input, context) =>
    donorScope(
      state,
      input,
      [
        [input.donor, 'donor'],
        [input.into, 'into'],
      ],
      context,
    ),
  decide(_state, { incident: id, reason, ...input }, context, incident) {
    const [donor, into] = [currentDonor(incident, input.donor), currentDonor(incident, input.into)];
    if (donor === into) return refuse('input-invalid', NOTHING_CHANGES, { field: 'into' });
    const waiting = [donor, into]
      .flatMap((each) => listed(incident.donorMergesOf, each))
      .find((each) => incident.donorMergesOpen.has(each));
    if (waiting !== undefined)
      return refuse('already-exists', { kind: 'donor-merge', id: waiting }, { field: 'donor' });
    const merge = context.newId('donor-merge');
    return decided([draft(id, 'donor-merge.proposed', { merge, donor, into, reason })], { merge });
  },
});

/** A second person has looked at both, and says the same; where another receiver entered one of them, it is that one's. */
export const confirmMerge = defineCommand({
  name: 'donor-merge.confirm',
  isFinal: true,
  outlives: true,
  function: 'receive-donation',
  summary: { zh: '确认合并捐赠人', en: 'Confirm that two donors are one' },
  schema: z.strictObject({ incident: identifier, merge: identifier }),
  example: { incident: 'covid-2020', merge: 'donor-merge-7f3k' },
  scope: (state, input, context) => otherScope(state, input, context),
  decide(_state, { incident }, _context, { merge: { id: merge, donor, into, reason, status } }) {
    return status === 'open'
      ? decided([draft(incident, 'donor.merged', { merge, donor, into, reason })])
      : wrongState('donor-merge', merge, status, 'open');
  },
});

export const declineMerge = defineCommand({
  name: 'donor-merge.decline',
  outlives: true,
  function: 'receive-donation',
  summary: { zh: '不予合并捐赠人', en: 'Decline to merge donors' },
  schema: z.strictObject({ incident: identifier, merge: identifier, reason: shortText }),
  example: { incident: 'covid-2020', merge: 'donor-merge-7f3k', reason: '是两家企业 / they are two' },
  scope: (state, input, context) => mergeScope(state, input, context),
  decide: (_state, { incident, ...input }, _context, { merge: { id, status } }) =>
    status === 'open'
      ? decided([draft(incident, 'donor-merge.declined', input)])
      : wrongState('donor-merge', id, status, 'open'),
});

/** They were two after all: whoever merged them does not say so alone. Gifts and receipts had stayed where they were. */
export const separateDonors = defineCommand({
  name: 'donor.separate',
  outlives: true,
  function: 'receive-donation',
  summary: { zh: '撤销合并捐赠人', en: 'Separate donors that were merged' },
  schema: z.strictObject({ incident: identifier, merge: identifier, reason: shortText }),
  example: { incident: 'covid-2020', merge: 'donor-merge-7f3k', reason: '是两家企业 / they are two' },
  scope: (state, input, context) => mergeScope(state, input, context),
  decide(_state, { incident, ...input }, _context, { merge: { id, status, separated } }) {
    const now = separated ? 'separated' : status;
    return now === 'made'
      ? decided([draft(incident, 'donor.separated', input)])
      : wrongState('donor-merge', id, now, 'made');
  },
});

type Named = readonly [donor: string, field: 'donor' | 'into'];

/**
 * A donor is the matter of whoever entered it; of two, either's may speak first. Who a person is stays sealed, and is put
 * right nowhere in public.
 */
function donorScope(
  state: State,
  input: { readonly incident: string },
  donors: readonly Named[],
  { actor }: Pick<Context, 'actor'>,
): Result<ScopeWith<IncidentState>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  for (const [id, field] of donors)
    if (nameOfDonor(incident.value, id) === null)
      return refuse('not-found', { kind: 'donor', id }, { field });
  const receivers = donors.map(([donor]) => enteredBy(incident.value, donor));
  const subject = receivers.find((each) => each === actor.organisation) ?? receivers[0] ?? null;
  return accept({ ...scopeOf(state, incident.value, subject), found: incident.value });
}

function scopeOf(state: State, { id, area }: IncidentState, subject: string | null): Omit<Scope, 'found'> {
  return { incident: id, area: state.organisations.get(subject ?? '')?.area ?? area, subject };
}

type FoundMerge = { readonly incident: IncidentState; readonly merge: DonorMerge };

function mergeScope(
  state: State,
  input: { readonly incident: string; readonly merge: string },
  context: Context,
): Result<ScopeWith<FoundMerge>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const merge = existing(incident.value.donorMerges, input.merge, 'donor-merge', 'merge');
  if (!merge.ok) return merge;
  const { donor, into } = merge.value;
  const named: readonly Named[] = [
    [donor, 'donor'],
    [into, 'into'],
  ];
  const scope = donorScope(state, input, named, context);
  return scope.ok
    ? accept({ ...scope.value, found: { incident: incident.value, merge: merge.value } })
    : scope;
}

/** Where two receivers entered them, the other one says whether they are one. */
function otherScope(
  state: State,
  input: { readonly incident: string; readonly merge: string },
  context: Context,
): Result<ScopeWith<FoundMerge>> {
  const scope = mergeScope(state, input, context);
  if (!scope.ok) return scope;
  const { incident, merge } = scope.value.found;
  const receivers = [merge.donor, merge.into].map((donor) => enteredBy(incident, donor));
  const subject = receivers.find((each) => each !== merge.by) ?? receivers[0] ?? null;
  return accept({ ...scope.value, ...scopeOf(state, incident, subject) });
}
