import type { CommandDefinition, OwnRight, Scope } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { ClosingLine } from '../../kernel/command/phase.ts';
import { pair } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { OF_ALL, type Residue } from './state.ts';

/** The assignment that counts for what an organisation has of a line: its own, or that of all. */
export function residueFor(
  { residues, residueOf }: IncidentState,
  line: ClosingLine,
  of: string,
): Residue | null {
  const id = residueOf.get(pair(line, of)) ?? residueOf.get(pair(line, OF_ALL));
  return residues.get(id ?? '') ?? null;
}

/**
 * Once a response is over, whoever took over what is left of a line does with it what the organisation could whose it was: reports
 * losses, counts, uses it. That organisation keeps its own right to finish what it has in hand.
 */
export function rightOfSuccessor(
  { outlives }: Pick<CommandDefinition, 'outlives'>,
  state: State,
  { incident: id, subject }: Scope,
  { actor }: Context,
): OwnRight | null {
  const incident = state.incidents.get(id ?? '');
  if (!incident || incident.closedAt === null || subject === null || typeof outlives !== 'string')
    return null;
  const residue = residueFor(incident, outlives, subject);
  return residue?.status === 'accepted' && residue.owner === actor.organisation ? { mandate: null } : null;
}

/** Whether an organisation has taken over goods of the incident: after its end they leave for nobody else. */
export const hasTakenOverGoods = ({ residues }: IncidentState, organisation: string): boolean =>
  [...residues.values()].some(
    ({ line, owner, status }) =>
      owner === organisation && status === 'accepted' && (line === 'stock' || line === 'transit'),
  );
