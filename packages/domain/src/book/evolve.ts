import { noteUse } from '../concepts/mandate/use.ts';
import type { MandateFunction } from '../kernel/command/functions.ts';
import type { Concept } from '../kernel/concept/concept.ts';
import type { Fact, FactType } from '../kernel/fact/fact.ts';
import type { Evolvers } from '../kernel/state/evolvers.ts';
import { StateError } from '../kernel/state/must.ts';
import type { IncidentRecords, State } from '../kernel/state/state.ts';
import { applyTransfers, movementsOf, transfersOf, unitsOf } from '../ledger/ledger.ts';
import { concepts } from './concepts.ts';
import { factDefinitions, isPublic } from './facts.ts';
import { gather } from './gather.ts';
import { emptyRecords } from './state.ts';

const evolvers: Evolvers<FactType> = gather('evolve');
const followers = (concepts as readonly Concept[]).flatMap(({ follow }) => follow ?? []);
const tallies = (concepts as readonly Concept[]).flatMap(({ tally }) => tally ?? []);

/**
 * Takes one fact into the state, in place. Deterministic and without I/O: the server, the auditor and a browser run
 * this same code. Throws `StateError` where a fact contradicts what came before (a damaged or forged journal).
 */
export function evolve(state: State, fact: Fact): void {
  if (fact.position <= state.position) {
    throw new StateError(`fact ${fact.position} comes after fact ${state.position}`);
  }
  if (fact.at < state.at)
    throw new StateError(`fact ${fact.position} is dated before the fact that precedes it`);
  const touched = tallies.map((tally) => [...tally.touched(state, fact)]);
  count(state, touched, -1);
  const transfers = transfersOf(fact);
  state.moved.clear();
  for (const unit of unitsOf(state.ledger, transfers)) state.moved.add(unit);
  state.movements.splice(0, state.movements.length, ...movementsOf(state.ledger, transfers));
  noteUse(state, fact, functionOf(fact.type));
  applyTransfers(state.ledger, transfers, fact.at);
  const evolveIt = evolvers[fact.type] as (state: State, fact: Fact, empty: () => IncidentRecords) => void;
  evolveIt(state, fact, emptyRecords);
  for (const follow of followers) follow(state, fact);
  count(state, touched, 1);
  state.position = fact.position;
  if (isPublic(fact.type)) state.publicPosition = fact.position;
  state.at = fact.at;
  state.actedFor.set(fact.actor.seat, fact.actor.organisation);
}

/** The function of a mandate under which a fact is stated; null: it is stated under none. */
function functionOf(type: FactType): MandateFunction | null {
  const { under } = factDefinitions[type];
  return under === 'clock' ? null : under;
}

function count(state: State, touched: readonly (readonly string[])[], sign: 1 | -1): void {
  for (const [index, ids] of touched.entries()) for (const id of ids) tallies[index]?.count(state, id, sign);
}
