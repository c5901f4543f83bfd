import { z } from 'zod';
import { defineDeed } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import { whyNotInPhase } from '../../kernel/command/phase.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { widerIn } from '../mandate/breadth.ts';
import { checkMandate } from '../mandate/check.ts';
import { isInForce } from '../mandate/force.ts';
import { refuseWider } from '../mandate/give.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { ROWS_PER_FACT } from './facts.ts';
import { endOf, grantTerms, timeOf } from './grant-terms.ts';
import { atLevel, planVersion, underwayIn } from './in-use.ts';
import { needRow } from './need-row.ts';
import { noticeOf } from './notice-of.ts';
import { facilitiesWithoutNeed, givenSince, hasTask, placesToFill, type Work } from './rows.ts';
import type { Activation } from './state.ts';

/** The mandate that each part of the work is done under: what a plan does is done by somebody who may. */
export const FUNCTION_OF_PART = {
  mandates: 'coordinate',
  duties: 'coordinate',
  needs: 'state-need',
  tasks: 'open-task',
  releases: 'draft-release',
} as const satisfies Record<string, MandateFunction>;
export type Part = keyof typeof FUNCTION_OF_PART;
const PARTS = Object.keys(FUNCTION_OF_PART) as Part[];

/** Of one step: a commit, and an entry of the log, hold no more. */
const STEP_ROWS_MAX = 5_000;

/** The next rows of the activation that is being carried out in an incident; the last step says that all is done. */
type Step = { readonly part: Part | null; readonly facts: readonly FactDraft[] };

/**
 * One step of carrying a plan out: up to `rows` rows of one part, as facts. Pure, and resumed from the state alone: a server
 * that stops between two steps, or two servers at once, do nothing twice and leave nothing out. Refused where whoever carries
 * it out may no longer do so. Without facts where nothing is in hand there, or it is in other hands.
 */
export const carryOutPlan = defineDeed({
  name: 'plan.carry-out',
  schema: z.strictObject({ incident: identifier, rows: z.int().min(1).max(STEP_ROWS_MAX) }),
  decide(state, { incident: id, rows }, context) {
    const incident = state.incidents.get(id);
    const found = incident && underwayIn(incident);
    const { actor, now } = context;
    const isInHand =
      found?.activation.organisation === actor.organisation && found.activation.seat === actor.seat;
    if (!incident || !found || !isInHand) return accept({ facts: [], result: { part: null }, mandate: null });
    const { use, activation } = found;
    const over = whyNotInPhase(state, { opens: true }, id);
    if (over) return refuseAll([over]);
    const terms = planVersion(state, use.plan, use.version)?.terms;
    if (!terms) return refuse('not-found', { kind: 'plan', id: use.plan });
    const work: Work = { state, incident, terms, use, activator: activation.organisation, now };
    const made = stepOf(work, activation, context, rows);
    if (!made.ok) return made;
    const { part, facts } = made.value;
    const scope = { incident: id, area: incident.area, subject: null };
    const mandate = checkMandate(
      state,
      activation.organisation,
      FUNCTION_OF_PART[part ?? 'mandates'],
      scope,
      now,
    );
    if (!mandate.ok) return mandate;
    return accept({ facts, result: { part }, mandate: mandate.value.id });
  },
});

function stepOf(work: Work, activation: Activation, context: Context, rowsMax: number): Result<Step> {
  for (const part of PARTS) {
    const facts = makers[part](work, activation, context, rowsMax);
    if (!facts.ok) return facts;
    if (facts.value.length > 0) return accept({ part, facts: facts.value });
  }
  const { plan, version, done } = { ...activation };
  const end = { activation: activation.activation, plan, version, amounts: { ...done } };
  return accept({ part: null, facts: [draft(work.incident.id, 'plan.carried-out', end)] });
}

type Maker = (
  work: Work,
  activation: Activation,
  context: Context,
  rowsMax: number,
) => Result<readonly FactDraft[]>;

const makers: { readonly [P in Part]: Maker } = {
  mandates: (work, activation, { now }, rowsMax) => {
    const { state, incident } = work;
    const own = mandatesHeldBy(state, activation.organisation).filter((each) => isInForce(state, each, now));
    const facts: FactDraft[] = [];
    let first = activation.done.mandates;
    let left = rowsMax;
    for (const { entry, places } of placesToFill(work)) {
      const until = endOf(entry, now);
      const byParent = new Map<string, typeof places>();
      for (const place of places.slice(0, left)) {
        const batch = { grantedUnder: '-', from: now, until };
        const given = grantTerms(entry, incident, place, '-', batch);
        const parent = own.find((each) => widerIn(each, given) === null);
        if (!parent) return refuseWider(own, given);
        const list = byParent.get(parent.id);
        if (list) list.push(place);
        else byParent.set(parent.id, [place]);
      }
      for (const [grantedUnder, rows] of byParent)
        for (const batch of inBatches(rows)) {
          const terms = { ...nameOf(activation), entry: entry.entry, grantedUnder, from: now, until };
          facts.push(draft(incident.id, 'plan.mandates-granted', { ...terms, first, rows: batch }));
          first += batch.length;
          left -= batch.length;
        }
      if (left <= 0) break;
    }
    return accept(facts);
  },
  duties: ({ terms, use, incident }, activation, _context, rowsMax) => {
    const facts: FactDraft[] = [];
    let left = rowsMax;
    for (const { entry, of, duty } of atLevel(terms.duties, use.level)) {
      const owers = givenSince(use, of, entry).slice(0, left);
      for (const batch of inBatches(owers)) {
        const organisations = batch.map(({ holder }) => holder);
        facts.push(
          draft(incident.id, 'plan.duties-opened', { ...nameOf(activation), entry, duty, organisations }),
        );
      }
      left -= owers.length;
      if (left <= 0) break;
    }
    return accept(facts);
  },
  needs: (work, activation, _context, rowsMax) => {
    const facts: FactDraft[] = [];
    let left = rowsMax;
    for (const entry of atLevel(work.terms.needs, work.use.level)) {
      const facilities = facilitiesWithoutNeed(work, entry).slice(0, left);
      for (const batch of inBatches(facilities)) {
        const rows = batch.map((facility) => needRow(work.incident, entry, facility));
        const terms = { ...nameOf(activation), entry: entry.entry };
        facts.push(draft(work.incident.id, 'plan.needs-stated', { ...terms, rows }));
      }
      left -= facilities.length;
      if (left <= 0) break;
    }
    return accept(facts);
  },
  tasks: (work, activation, { now }, rowsMax) => {
    const { terms, use, incident } = work;
    const facts: FactDraft[] = [];
    let first = activation.done.tasks;
    let left = rowsMax;
    for (const task of atLevel(terms.tasks, use.level)) {
      const { entry, of } = task;
      const holders = givenSince(use, of, entry).slice(0, left);
      const { from, until } = timeOf(task, now);
      for (const batch of inBatches(holders)) {
        const rows = batch
          .filter((each) => !hasTask(work, entry, each))
          .map(({ holder: organisation, area }) => ({ organisation, area }));
        const terms = { ...nameOf(activation), entry, from, until, first, handled: batch.length };
        facts.push(draft(incident.id, 'plan.tasks-opened', { ...terms, rows }));
        first += rows.length;
      }
      left -= holders.length;
      if (left <= 0) break;
    }
    return accept(facts);
  },
  releases: ({ terms, use, incident }, activation, context) => {
    const entry = atLevel(terms.releases, use.level).find((each) => !use.handled.has(each.entry));
    if (!entry) return accept([]);
    const release = context.newId('release');
    const content = noticeOf(entry, incident, use.level);
    const drafted = { release, corrects: null, cause: null, reason: null, content };
    const named = { ...nameOf(activation), entry: entry.entry, release };
    return accept([
      draft(incident.id, 'release.drafted', drafted),
      draft(incident.id, 'plan.release-drafted', named),
    ]);
  },
};

const nameOf = ({ activation, plan, version }: Activation) => ({ activation, plan, version });

function* inBatches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_FACT)
    yield rows.slice(start, start + ROWS_PER_FACT);
}
