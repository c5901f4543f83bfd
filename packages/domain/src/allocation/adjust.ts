import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical/canonical.ts';
import { defineCommand } from '../kernel/command/command.ts';
import type { Context } from '../kernel/command/context.ts';
import { identifier, shortText } from '../kernel/fact/fields.ts';
import { otherwise } from '../kernel/form/form-rule.ts';
import { AMOUNT_MAX } from '../kernel/quantity/quantity.ts';
import { type Refusal, refuse, refuseAll } from '../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../kernel/state/state.ts';
import { isMovement, notProposed, overdrawn, runScope } from './decide-run.ts';
import type { AllocationLine } from './facts.ts';
import { charterOf, proposal, whyNotLine } from './propose.ts';

const change = z.strictObject({
  need: identifier,
  lot: identifier,
  /** Base units that the need gets of the lot, in place of what the run says; 0: none. */
  amount: z.int().min(0).max(AMOUNT_MAX),
});
type Change = z.infer<typeof change>;

/**
 * Some lines of a proposed run changed by a person, with a reason that is public. The result is a proposal of its own,
 * and takes the other's place; what the computation said stays on record beside it.
 */
export const adjustAllocation = defineCommand({
  name: 'allocation.adjust',
  function: 'allocate',
  summary: { zh: '调整分配方案（须说明理由）', en: 'Adjust a proposed allocation, with a reason' },
  schema: z.strictObject({
    incident: identifier,
    run: identifier,
    reason: shortText,
    changes: z
      .array(change)
      .min(1)
      .max(200)
      .refine(
        (changes) => new Set(changes.map(({ need, lot }) => `${need} ${lot}`)).size === changes.length,
        otherwise('line-once'),
      ),
  }),
  example: {
    incident: 'covid-2020',
    run: 'run-1',
    reason: '该院已另获捐赠 / the hospital has had a gift elsewhere',
    changes: [{ need: 'need-1', lot: 'lot-1', amount: 400 }],
  },
  scope: (state, input, context) => runScope(state, input, context, input.changes),
  decide(state, input, context, { incident, run }) {
    const charter = charterOf(incident);
    if (!charter.ok) return charter;
    if (run.status !== 'proposed') return notProposed(run);
    const has = new Map(run.lines.map(({ need, lot, amount }) => [`${need} ${lot}`, amount]));
    // A form sends every line that it shows: what says the same as the run touches nothing.
    const changes = input.changes.filter(
      ({ need, lot, amount }) => (has.get(`${need} ${lot}`) ?? 0) !== amount,
    );
    const lines = adjusted(run.lines, changes);
    const unfit = input.changes.flatMap((each, index) => whyNotChange(state, incident, context, each, index));
    if (unfit.length > 0) return refuseAll(unfit);
    if (changes.length === 0) return refuse('nothing-to-allocate', {}, { field: 'changes' });
    const short = overdrawn(state, incident, lines.filter(isMovement));
    if (short.length > 0) return refuseAll(short.map((each) => ({ ...each, field: 'changes' })));
    const { items, charterVersion, solver } = run;
    const header = { items, charterVersion, solver, reason: input.reason, adjusts: run.id };
    return proposal(input.incident, { ...header, method: 'adjusted' }, lines, context);
  },
});

/** To send nothing needs no lot that is fit, only one that is there. */
const whyNotChange = (
  state: State,
  incident: IncidentState,
  context: Context,
  { amount, ...line }: Change,
  index: number,
): Refusal[] =>
  whyNotLine(state, incident, context, { ...line, amount }, `changes.${index}`).filter(
    ({ code }) => amount > 0 || code === 'not-found',
  );

/** Needs that nobody touched keep their lines; all lines of the others are by hand, whichever were changed. */
function adjusted(lines: readonly AllocationLine[], changes: readonly Change[]): AllocationLine[] {
  const amounts = new Map<string, Map<string, number>>();
  const touch = (need: string): Map<string, number> => {
    const known = amounts.get(need) ?? new Map<string, number>();
    amounts.set(need, known);
    return known;
  };
  for (const { need } of changes) touch(need);
  for (const { need, lot, amount } of lines) if (lot !== null) amounts.get(need)?.set(lot, amount);
  for (const { need, lot, amount } of changes) touch(need).set(lot, amount);
  const kept = lines.filter(({ need }) => !amounts.has(need));
  const byHand = [...amounts].flatMap(([need, lots]): AllocationLine[] => {
    const line = { need, rule: 'by-hand', bound: 'by-hand' } as const;
    const given = [...lots].filter(([, amount]) => amount > 0);
    if (given.length === 0) return [{ ...line, lot: null, amount: 0 }];
    return given.map(([lot, amount]) => ({ ...line, lot, amount }));
  });
  return [...kept, ...byHand];
}

/** What an auditor finds wrong with a run that says it is another one, adjusted. Null: nothing. */
export function adjustmentFault(
  original: readonly AllocationLine[],
  lines: readonly AllocationLine[],
): string | null {
  const touched = new Set(lines.filter(({ rule }) => rule === 'by-hand').map(({ need }) => need));
  const left = (of: readonly AllocationLine[]) => canonicalJson(of.filter(({ need }) => !touched.has(need)));
  return left(original) === left(lines) ? null : 'changes lines that it does not mark as changed by hand';
}
