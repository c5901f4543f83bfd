import {
  type CommandName,
  commands,
  couldHandIn,
  isInForce,
  type MandateFunction,
  seatHas,
  type Viewpoint,
} from '@tongzhou/domain';
import type { Visitor } from '#server/tongzhou.ts';
import { kept } from './kept.ts';

/**
 * Does the visitor's organisation hold this function in some mandate in force, and his seat do it? What a page offers follows it;
 * the rule itself is the server's.
 */
export function visitorMay(
  { state, now }: Pick<Viewpoint, 'state' | 'now'>,
  visitor: Visitor | null,
  wanted: MandateFunction,
): boolean {
  if (visitor === null || !seatHas(state, visitor, wanted)) return false;
  const given = kept(state.mandates, state.mandatesOf.get(visitor.organisation) ?? []);
  return given.some((each) => each.functions.includes(wanted) && isInForce(state, each, now));
}

/** Could the visitor hand this in from his seat, whatever his organisation may? */
export function seatCould(
  { state }: Pick<Viewpoint, 'state'>,
  visitor: Visitor | null,
  name: CommandName,
): boolean {
  const command = commands.get(name);
  return visitor !== null && command !== undefined && couldHandIn(command, state, visitor);
}
