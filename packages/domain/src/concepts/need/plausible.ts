import { agreed } from '../../kernel/charter/charter.ts';
import type { AskBack } from '../../kernel/command/asked-back.ts';
import { knownLeast, type Quantity } from '../../kernel/quantity/quantity.ts';
import { refusal } from '../../kernel/refusal/refusal.ts';
import { before, keyAt, type Ordered, total } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { needCharter } from './charter.ts';
import type { JumpingFigure } from './facts.ts';
import type { Need } from './state.ts';

/** Fewer facilities say nothing of what is usual. */
const PEERS_LEAST = 5;

/** What facilities of the same class say, in the same setting: from the median ÷ the charter's factor to the median × it. */
export type PlausibleRange = { readonly least: number; readonly most: number; readonly peers: number };

/** The order in which a figure of peers stands; `what` names the class, the setting and the figure, and the item where it has one. */
export const peersName = (...what: readonly string[]): string => what.join(' ');

/** Without the key of whoever asks. Null while fewer than five others have said, or where most say nothing. */
export function plausibleRange(
  incident: IncidentState,
  name: string,
  own: string | null,
): PlausibleRange | null {
  const ordered: Ordered = incident.figuresOfPeers.get(name) ?? [];
  const { count } = total(ordered);
  const ownAt = own === null ? count : before(ordered, own).count;
  const isIn = own !== null && keyAt(ordered, ownAt) === own;
  const peers = isIn ? count - 1 : count;
  if (peers < PEERS_LEAST) return null;
  const middle = (peers - 1) >> 1;
  const median = Number.parseInt(keyAt(ordered, isIn && middle >= ownAt ? middle + 1 : middle) as string, 10);
  const factor = agreed(incident, 'needPeersFactor', needCharter);
  return median === 0 ? null : { least: Math.ceil(median / factor), most: median * factor, peers };
}

export type JumpAsked = {
  /** Where the answer stands in the form. */
  readonly field: string;
  /** What is said now; null: nothing, or an amount without an end, which the days of use bound. */
  readonly said: number | null;
  /** The figure that another organisation confirmed last, or else the first that was plausible; null: none yet. */
  readonly anchor: number | null;
  readonly range: PlausibleRange | null;
};

/**
 * Does a figure rise beyond what the charter lets count by its facility's word alone? Each is held against the anchor and not
 * against the one before, so that many small steps add up to no more than one. It is asked back; what is meant waits until
 * another organisation has confirmed it.
 */
export function askOfJump(asked: AskBack, incident: IncidentState, jump: JumpAsked): boolean {
  const { field, said, anchor, range } = jump;
  if (said === null) return false;
  if (anchor !== null) {
    const factor = agreed(incident, 'needJumpFactor', needCharter);
    if (said <= anchor * factor) return false;
    const { least = null, most = null, peers = null } = range ?? {};
    const parameters = { stated: said, anchor, factor, least, most, peers };
    asked.ask(refusal('figure-jumps', parameters, { field, rule: 'F12' }), said);
    return true;
  }
  if (range === null || said <= range.most) return false;
  asked.ask(refusal('figure-beyond-peers', { stated: said, ...range }, { field, rule: 'F12' }), said);
  return true;
}

/** The figures of a need that can jump. */
export const figuresOf = ({
  quantity,
  onHand,
  usePerDay,
}: {
  readonly quantity: Quantity;
  readonly onHand: number | null;
  readonly usePerDay: number | null;
}): Readonly<Record<JumpingFigure, number | null>> => ({
  quantity: knownLeast(quantity),
  onHand,
  usePerDay,
});

/** The range of one of its figures, for whoever states it or looks at it. */
export const rangeOf = (
  incident: IncidentState,
  need: Pick<Need, 'id' | 'peers'>,
  figure: JumpingFigure,
  known: Need | undefined,
): PlausibleRange | null => {
  const value = known ? figuresOf(known.counts)[figure] : null;
  const own = value === null ? null : peerKey(value, need.id);
  return plausibleRange(incident, peersName(need.peers, figure), own);
};

/** A number and whose it is, as text that sorts by the number. */
export const peerKey = (value: number, whose: string): string =>
  `${String(value).padStart(16, '0')} ${whose}`;

/** Where the number of an amount stands in the form. */
export const fieldOfQuantity = (quantity: Quantity): string =>
  quantity.kind === 'exact' ? 'quantity.amount' : 'least' in quantity ? 'quantity.least' : 'quantity.kind';
