import type { CommandDefinition, OwnRight, Scope } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import type { ClosingLine } from '../../kernel/command/phase.ts';
import { pair } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { OF_ALL, type Residue } from './state.ts';

/** Goods and money are their holder's, also when a response is over: nobody assigns them to another over its head. */
const HOLDERS_LINES: ReadonlySet<ClosingLine> = new Set(['stock', 'transit', 'money']);

export const isHoldersOwn = (line: ClosingLine): boolean => HOLDERS_LINES.has(line);

/**
 * Why what is left at an organisation (null: at all) is not another's. Goods go to another where the holder itself hands them over,
 * or is no more; money stays with whoever received it for a purpose (Charity Law), unless that organisation is no more.
 */
export function whyNotAnothers(
  state: State,
  { line, of, owner }: Pick<Residue, 'line' | 'of' | 'owner'>,
  by: string,
): 'name-holder' | 'holders-goods' | 'holders-money' | null {
  if (!isHoldersOwn(line)) return null;
  if (of === null) return 'name-holder';
  if (of === owner || isGone(state, of)) return null;
  if (line === 'money') return 'holders-money';
  return of === by ? null : 'holders-goods';
}

/** It has no seat that could say anything. */
const isGone = (state: State, organisation: string): boolean =>
  (state.organisations.get(organisation)?.ended ?? null) !== null;

/** Looking after goods: moving and counting them, letting them go, signing for them. */
const CARE: ReadonlySet<MandateFunction> = new Set(['keep-stock', 'release-goods', 'confirm-delivery']);
/** Nothing leaves the book by it: the holder says whether it is so. */
const TOLD = new Set(['loss.report', 'signature-codes.issue', 'signature-codes.cancel']);

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
 * Once a response is over, whoever took over what is left of a line finishes it as the organisation could whose it was. Of another's
 * goods it does what looking after them needs; it writes nothing off, and pays or gives back nothing. That organisation keeps its own
 * right to finish what it has in hand.
 */
export function rightOfSuccessor(
  { name, function: wanted, outlives }: Pick<CommandDefinition, 'name' | 'function' | 'outlives'>,
  state: State,
  { incident: id, subject }: Scope,
  { actor }: Context,
): OwnRight | null {
  const incident = state.incidents.get(id ?? '');
  if (!incident || incident.closedAt === null || subject === null || typeof outlives !== 'string')
    return null;
  const residue = residueFor(incident, outlives, subject);
  if (residue?.status !== 'accepted' || residue.owner !== actor.organisation) return null;
  const looksAfter = (wanted !== null && CARE.has(wanted)) || TOLD.has(name);
  return looksAfter || !isHoldersOwn(outlives) || isGone(state, subject) ? { mandate: null } : null;
}

/** Whether an organisation has taken over a holder's goods: after the end they leave for nobody else. */
export const hasTakenOverGoods = (incident: IncidentState, holder: string, organisation: string): boolean =>
  (['stock', 'transit'] as const).some((line) => {
    const residue = residueFor(incident, line, holder);
    return residue?.status === 'accepted' && residue.owner === organisation;
  });
