import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import type { MatterKind, matterFacts } from './facts.ts';

function begin(state: State, { incident, at, type, data }: FactOf<MatterKind>): void {
  const { matter, organisation, note, foundAt } = data;
  const { matters } = must(state.incidents, incident, 'incident');
  matters.set(matter, { id: matter, kind: type, organisation, note, foundAt, recordedAt: at });
}

function end(
  state: State,
  { incident, type, data }: FactOf<'requisition.ended' | 'security-incident.ended'>,
): void {
  const { matters } = must(state.incidents, incident, 'incident');
  must(matters, data.matter, 'matter').kind = type;
}

export const evolveMatter: Evolvers<keyof typeof matterFacts> = {
  'breach.found': begin,
  'security-incident.found': begin,
  'serious-incident.found': begin,
  'transaction.made': begin,
  'requisition.made': begin,
  'requisition.ended': end,
  'security-incident.ended': end,
  'product-flaw.found': begin,
  'sensitive-processing.begun': begin,
  'request.received': begin,
};
