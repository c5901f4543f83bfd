import type { FactData, FactOf } from '../../kernel/fact/fact.ts';
import { REGISTER } from '../../kernel/fact/fact.ts';
import { exact, UNKNOWN } from '../../kernel/quantity/quantity.ts';
import { StateError } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { needId } from '../need/commands.ts';
import { grantTerms, mandateOfRow, taskOfRow } from './grant-terms.ts';
import { planVersion } from './in-use.ts';
import type { PlanTerms } from './terms.ts';

type Batch = 'plan.mandates-granted' | 'plan.needs-stated' | 'plan.tasks-opened';
type One = 'mandate.granted' | 'need.stated' | 'task.opened';

/** The entry of a plan that a batch carries out. Throws `StateError` where the log holds no such plan or entry. */
export function entryOf<List extends 'functions' | 'duties' | 'needs' | 'tasks'>(
  state: State,
  { plan, version, entry }: { readonly plan: string; readonly version: number; readonly entry: string },
  list: List,
): PlanTerms[List][number] {
  const found = planVersion(state, plan, version)?.terms[list].find((each) => each.entry === entry);
  if (!found) throw new StateError(`plan ${plan} version ${version} has no entry ${entry}`);
  return found;
}

/**
 * A batch of a plan as the single facts that it stands for: with its position, moment and actor. A hundred thousand rows
 * are some hundred entries of the log, and mean what a hundred thousand facts would.
 */
export function* unfold(state: State, fact: FactOf<Batch>): Generator<FactOf<One>> {
  const { position, at, actor, incident } = fact;
  const single = { position, at, actor, incident };
  if (fact.type === 'plan.mandates-granted') {
    const entry = entryOf(state, fact.data, 'functions');
    const { activation, first, rows } = fact.data;
    for (const [index, row] of rows.entries()) {
      const id = mandateOfRow(activation, first + index);
      const data = grantTerms(entry, { id: incident }, row, id, fact.data);
      yield { ...single, incident: REGISTER, type: 'mandate.granted', data };
    }
  } else if (fact.type === 'plan.needs-stated') {
    const { item, setting } = entryOf(state, fact.data, 'needs');
    const source = `plan ${fact.data.plan} v${fact.data.version}, ${fact.data.entry}`;
    for (const { facility, amount, usePerDay } of fact.data.rows) {
      const data: FactData<'need.stated'> = {
        need: needId(incident, facility, item, setting),
        facility,
        item,
        setting,
        quantity: amount === null ? UNKNOWN : exact(amount),
        onHand: null,
        usePerDay,
        asOf: at,
        original: null,
        source,
        letter: null,
      };
      yield { ...single, type: 'need.stated', data };
    }
  } else {
    const { title, skills, where, peopleNeeded, twoPersons, risky } = entryOf(state, fact.data, 'tasks');
    const { activation, first, rows, from, until } = fact.data;
    const same = { title, skills, where, peopleNeeded, twoPersons, risky, from, until, answerHours: null };
    for (const [index, row] of rows.entries())
      yield {
        ...single,
        type: 'task.opened',
        data: { task: taskOfRow(activation, first + index), ...row, ...same },
      };
  }
}
