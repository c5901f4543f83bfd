import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { type Step, stepSchema } from '../../ledger/step.ts';
import { parseAccountId, type Transfer } from '../../ledger/transfer.ts';
import { categoriesOf } from '../donation/lot-scope.ts';
import { MOVEMENTS_PER_FACT } from './facts.ts';
import { planGroups } from './plan-groups.ts';

const GROUPS_MAX = 10_000;
const STEPS_MAX = 10_000;
/** Characters of transfers in one fact: with its envelope it stays within an entry of the log (65,535 bytes). */
const FACT_CHARACTERS = 60_000;

/**
 * Thousands of transfers between an organisation's own accounts in one call. `all`: the whole batch or nothing, every
 * refusal named. `each`: every group by itself, answered in its place.
 */
export const postTransfers = defineCommand({
  name: 'transfer.post',
  outlives: 'stock',
  function: 'keep-stock',
  summary: { zh: '批量过账（本单位库存与使用）', en: 'Post transfers between one’s own accounts' },
  schema: z.strictObject({
    incident: identifier,
    owner: identifier,
    mode: z.enum(['all', 'each']).default('all'),
    groups: z.array(z.array(stepSchema).min(1).max(100)).min(1).max(GROUPS_MAX),
  }),
  example: {
    incident: 'covid-2020',
    owner: 'hubei-red-cross',
    mode: 'each',
    groups: [
      [
        {
          phase: 'posted',
          from: 'stock:hubei-red-cross:hall-a:lot-7f3k:free',
          to: 'stock:hubei-red-cross:hall-a:lot-7f3k:reserve',
          amount: 500,
        },
      ],
      [
        {
          phase: 'pending',
          from: 'stock:hubei-red-cross:hall-a:lot-9m2q:free',
          to: 'stock:hubei-red-cross:hall-a:lot-9m2q:reserve',
          amount: 200,
          expiresInHours: 24,
        },
      ],
    ],
  },
  scope: (state, input, context) => ownScope(state, input, context),
  decide(state, { incident: id, owner, mode, groups }, context, incident) {
    const steps = groups.reduce((sum, group) => sum + group.length, 0);
    if (steps > STEPS_MAX)
      return refuse('input-invalid', ruleFault('steps-in-all', { limit: STEPS_MAX }), { field: 'groups' });
    const outcomes = planGroups(state, incident, owner, groups, context);
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals));
    const transfers = outcomes.flatMap((outcome) => (outcome.ok ? outcome.transfers : []));
    if (transfers.length === 0 || (mode === 'all' && refusals.length > 0)) return refuseAll(refusals);
    const facts = factsOf(id, owner, transfers);
    const posted = outcomes.filter(({ ok }) => ok).length;
    return decided(facts, {
      posted,
      refused: outcomes.length - posted,
      groups: outcomes.map((outcome) =>
        outcome.ok
          ? { ok: true as const, transfers: outcome.transfers.map(({ transfer }) => transfer) }
          : outcome,
      ),
    });
  },
});

/** As few facts as hold them all. */
function factsOf(incident: string, owner: string, transfers: readonly Transfer[]): FactDraft[] {
  const facts: FactDraft[] = [];
  let some: Transfer[] = [];
  let characters = 0;
  const cut = () => facts.push(draft(incident, 'transfers.posted', { owner, transfers: some }));
  for (const transfer of transfers) {
    const length = charactersOf(transfer);
    if (some.length === MOVEMENTS_PER_FACT || characters + length > FACT_CHARACTERS) {
      cut();
      some = [];
      characters = 0;
    }
    some.push(transfer);
    characters += length;
  }
  cut();
  return facts;
}

type Input = {
  readonly incident: string;
  readonly owner: string;
  readonly groups: readonly (readonly Step[])[];
};

/** The owner's matter, at its one place, in the categories of all goods that move. */
function ownScope(state: State, input: Input, context: Context): Result<ScopeWith<IncidentState>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const owner = existing(state.organisations, input.owner, 'organisation', 'owner');
  if (!owner.ok) return owner;
  const places = new Set<string>();
  const lots = new Set<string>();
  for (const step of input.groups.flat()) {
    const from = 'pending' in step ? incident.value.holds.get(step.pending)?.from : step.from;
    if (from === undefined) continue; // refused by name in `decide`
    const { place, unit } = parseAccountId(from);
    if (place !== null) places.add(place);
    lots.add(unit);
  }
  if (places.size > 1) return refuse('input-invalid', ruleFault('one-place'), { field: 'groups' });
  const [place] = places;
  const area = state.places.get(place ?? '')?.area ?? owner.value.area;
  const itemCategories = categoriesOf(
    context.items,
    incident.value,
    [...lots].map((lot) => ({ lot })),
  );
  const found = incident.value;
  return accept({ incident: input.incident, area, subject: input.owner, itemCategories, found });
}

/** An upper bound of what a transfer takes in its fact: its texts, and the names around them. */
const charactersOf = (transfer: Transfer): number =>
  Object.values(transfer).reduce((sum: number, value) => sum + String(value).length + 16, 16);
