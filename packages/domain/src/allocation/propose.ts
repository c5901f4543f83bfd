import { z } from 'zod';
import { hasTakenOverGoods } from '../concepts/closing/successor.ts';
import { categoriesOf } from '../concepts/donation/lot-scope.ts';
import { whyNotFacility, whyNotLot } from '../concepts/need/eligibility.ts';
import { currentCharter } from '../kernel/charter/charter.ts';
import { type Decision, decided, defineCommand, type ScopeWith } from '../kernel/command/command.ts';
import type { Context } from '../kernel/command/context.ts';
import { incidentScope } from '../kernel/command/fields.ts';
import { phaseOf } from '../kernel/command/phase.ts';
import { draft } from '../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../kernel/fact/fields.ts';
import { ITEM_CATEGORIES } from '../kernel/item/item.ts';
import { accept, type Refusal, type Result, refusal, refuse, refuseAll } from '../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../kernel/state/state.ts';
import { localDay } from '../kernel/time/time.ts';
import { usableStockAccount } from '../ledger/accounts.ts';
import { availableIn } from '../ledger/ledger.ts';
import { allocatorOf } from './choose-allocator.ts';
import { type AllocationLine, LINES_PER_FACT } from './facts.ts';
import { solved } from './posed.ts';
import { poseProblem } from './problem.ts';

export const proposeAllocation = defineCommand({
  name: 'allocation.propose',
  function: 'allocate',
  summary: { zh: '计算分配方案', en: 'Compute an allocation' },
  schema: z.strictObject({
    incident: identifier,
    items: z.array(identifier).min(1).max(100).nullable().default(null),
  }),
  example: { incident: 'covid-2020', items: ['mask-medical-protective'] },
  scope(state, input, context) {
    const scope = incidentScope(state, input);
    // No list of items means all items, and so a mandate for all of them.
    const categories = input.items?.flatMap((item) => context.items.byId.get(item)?.category ?? []);
    return scope.ok ? accept({ ...scope.value, itemCategories: categories ?? ITEM_CATEGORIES }) : scope;
  },
  decide(state, input, context, incident) {
    const current = charterOf(incident);
    if (!current.ok) return current;
    const charter = current.value;
    const unknown = input.items?.find((item) => !context.items.byId.has(item));
    if (unknown) return refuse('item-unknown', { id: unknown }, { field: 'items' });
    const { integerProgram } = context;
    const question = {
      charter: charter.terms,
      items: context.items,
      wantedItems: input.items,
      now: context.now,
    };
    const posed = poseProblem(state, incident, question);
    const allocator = allocatorOf(charter.terms, integerProgram);
    const plan = solved(posed, context);
    if (!plan.ok) return plan;
    const { lines, ...worth } = plan.value;
    if (lines.length === 0) return refuse('nothing-to-allocate', {}, { field: 'items' });
    const header = {
      items: input.items,
      method: 'computed' as const,
      solver: allocator.id,
      reason: null,
      ...worth,
    };
    return proposal(input.incident, { ...header, charterVersion: charter.version }, lines, context);
  },
});

export const proposeAllocationByHand = defineCommand({
  name: 'allocation.propose-by-hand',
  outlives: 'stock',
  function: 'allocate',
  summary: { zh: '人工提出分配方案（须说明理由）', en: 'Propose an allocation by hand, with a reason' },
  schema: z.strictObject({
    incident: identifier,
    reason: shortText,
    lines: z
      /** A line of 0 moves nothing: a form that shows many needs leaves out those that nobody filled in. */
      .array(z.strictObject({ need: identifier, lot: identifier, amount: amountSchema.or(z.literal(0)) }))
      .min(1)
      .max(200),
  }),
  example: {
    incident: 'covid-2020',
    reason: '隔离病区今夜断货 / the isolation ward runs out tonight',
    lines: [
      {
        need: 'covid-2020.wuhan-union.mask-medical-protective.isolation',
        lot: 'lot-7f3k',
        amount: 3_000,
      },
    ],
  },
  scope: (state, input, context) => linesScope(state, input, input.lines, context),
  decide(state, input, context, incident) {
    const current = charterOf(incident);
    if (!current.ok) return current;
    const charter = current.value;
    const refusals = input.lines.flatMap((line, index) =>
      line.amount === 0 ? [] : whyNotLine(state, incident, context, line, `lines.${index}`),
    );
    if (refusals.length > 0) return refuseAll(refusals);
    const moving = input.lines.filter(({ amount }) => amount > 0);
    if (moving.length === 0) return refuse('nothing-to-allocate', {}, { field: 'lines' });
    const lines = moving.map((line) => ({
      ...line,
      rule: 'by-hand' as const,
      bound: 'by-hand' as const,
    }));
    const header = { items: null, method: 'by-hand' as const, solver: null, reason: input.reason };
    return proposal(input.incident, { ...header, charterVersion: charter.version }, lines, context);
  },
});

/** The incident as a whole, in the categories of the goods that the lines would move. */
export function linesScope(
  state: State,
  input: { readonly incident: string },
  lines: readonly { readonly lot: string | null }[],
  context: Context,
): Result<ScopeWith<IncidentState>> {
  const scope = incidentScope(state, input);
  return scope.ok
    ? accept({ ...scope.value, itemCategories: categoriesOf(context.items, scope.value.found, lines) })
    : scope;
}

/** Every hard rule that a line breaks, named at its field. Amounts of several lines of one lot are checked on approval too. */
export function whyNotLine(
  state: State,
  incident: IncidentState,
  context: Context,
  line: { need: string; lot: string; amount: number },
  path: string,
): Refusal[] {
  const need = incident.needs.get(line.need);
  if (!need) return [refusal('not-found', { kind: 'need', id: line.need }, { field: `${path}.need` })];
  const lot = incident.lots.get(line.lot);
  if (!lot) return [refusal('not-found', { kind: 'lot', id: line.lot }, { field: `${path}.lot` })];
  const facility = state.organisations.get(need.facility);
  const barred = facility ? whyNotFacility(incident, facility, need) : null;
  const unfit = whyNotLot(context.items, lot, need, localDay(context.now, context.country.clock));
  const available = availableIn(state.ledger, usableStockAccount(lot));
  // Once the response is over what is left leaves for whoever took it over, and for nobody else.
  const strange =
    phaseOf(incident) === 'closed' && !hasTakenOverGoods(incident, lot.owner, need.facility)
      ? refusal('not-to-its-owner', { facility: need.facility }, { field: `${path}.need` })
      : null;
  const short =
    lot.status === 'accepted' && available < line.amount
      ? refusal(
          'stock-insufficient',
          { available, asked: line.amount, unit: lot.item },
          { field: `${path}.amount`, rule: 'I1, I4' },
        )
      : null;
  return [
    barred && { ...barred, field: `${path}.need` },
    unfit && { ...unfit, field: `${path}.lot` },
    strange,
    short,
  ].filter((each) => each !== null) as Refusal[];
}

export function proposal(
  incident: string,
  header: {
    items: string[] | null;
    method: 'computed' | 'by-hand' | 'adjusted';
    solver: string | null;
    reason: string | null;
    charterVersion: number;
    adjusts?: string;
    worth?: number;
    worthAtMost?: number;
  },
  lines: readonly AllocationLine[],
  context: Context,
): Result<Decision<{ readonly run: string; readonly lines: number }>> {
  const run = context.newId('run');
  const facts: Decision['facts'][number][] = [
    draft(incident, 'allocation.proposed', { ...header, run, lineCount: lines.length }),
  ];
  for (let start = 0; start < lines.length; start += LINES_PER_FACT) {
    facts.push(
      draft(incident, 'allocation.lines', { run, lines: lines.slice(start, start + LINES_PER_FACT) }),
    );
  }
  return decided(facts, { run, lines: lines.length });
}

export function charterOf(incident: IncidentState) {
  const charter = currentCharter(incident);
  return charter
    ? accept(charter)
    : refuse('charter-missing', { incident: incident.id }, { rule: 'DESIGN §2.5' });
}
