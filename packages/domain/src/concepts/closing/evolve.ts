import { isSystemSeat } from '../../kernel/command/seats.ts';
import type { Fact, FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, keep, pair, ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { balance } from '../../ledger/ledger.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import { waits } from '../incident/evolve.ts';
import type { closingFacts } from './facts.ts';
import { OF_ALL, type Residue, type Turn } from './state.ts';

export const evolveClosing: Evolvers<keyof typeof closingFacts> = {
  'incident.closing-begun': (state, fact) => {
    turn(state, fact, 'closing').closingSince = fact.at;
  },
  'incident.closed': (state, fact) => {
    const incident = turn(state, fact, 'closed');
    incident.closedAt = fact.at;
    waits(state, incident, null);
  },
  'incident.reopened': (state, fact) => {
    const incident = turn(state, fact, 'open');
    incident.closingSince = null;
    incident.closedAt = null;
    // Whoever said yes said it of what there was: what is left the next time is assigned anew.
    for (const id of incident.residueOf.values()) must(incident.residues, id, 'residue').status = 'replaced';
    incident.residueOf.clear();
  },
  'incident.merged': (state, { data }) => {
    const { incident, into } = data;
    must(state.incidents, incident, 'incident').endedOtherwise = { how: 'merged', into };
  },
  'incident.undone': (state, { data }) => {
    must(state.incidents, data.incident, 'incident').endedOtherwise = { how: 'undone' };
  },
  'residue.assigned'(state, { incident: id, at, actor, data: { residue, ...said } }) {
    const incident = must(state.incidents, id, 'incident');
    const key = pair(said.line, said.of ?? OF_ALL);
    const earlier = incident.residues.get(incident.residueOf.get(key) ?? '');
    if (earlier) earlier.status = 'replaced';
    const made = { at, bySeat: actor.seat, status: 'assigned', answered: null } as const;
    incident.residues.set(residue, { id: residue, ...said, ...made });
    incident.residueOf.set(key, residue);
  },
  'residue.accepted': (state, fact) => answered(state, fact, 'accepted', null),
  'residue.declined': (state, fact) => answered(state, fact, 'declined', fact.data.reason),
};

function turn(
  state: State,
  { at, position, data }: FactOf<'incident.closing-begun' | 'incident.closed' | 'incident.reopened'>,
  to: Turn['to'],
): IncidentState {
  const incident = must(state.incidents, data.incident, 'incident');
  incident.turns.push({ to, at, position, reason: data.reason });
  return incident;
}

function answered(
  state: State,
  { incident, at, actor, data }: FactOf<'residue.accepted' | 'residue.declined'>,
  status: Residue['status'],
  reason: string | null,
): void {
  const { residues, residueOf } = must(state.incidents, incident, 'incident');
  const residue = must(residues, data.residue, 'residue');
  residue.status = status;
  residue.answered = { at, bySeat: actor.seat, reason };
  // Nobody has it by that: what was said of all of the line holds again.
  if (status === 'declined') residueOf.delete(pair(residue.line, residue.of ?? OF_ALL));
}

/** What ends with the incident and binds nobody else: its own words, two people's signatures under them, the system's own. */
const isOfDeclaration = ({ type, actor }: Fact): boolean =>
  isSystemSeat(actor.seat) || /^(incident|charter|countersignature)\./.test(type);

/** Keeps what the closing asks of other concepts, so that nobody walks all money, questions and plans for it. */
export function followWhatIsLeft(state: State, fact: Fact): void {
  const incident = state.incidents.get(fact.incident);
  if (!incident) return;
  if (!isOfDeclaration(fact)) incident.actsOfOthers += 1;
  for (const { from, to, amount } of state.movements)
    for (const [id, came] of [
      [from, -amount],
      [to, amount],
    ] as const) {
      const { kind, owner, unit } = parseAccountId(id);
      if (kind !== 'fund') continue;
      incident.moneyLeft.set(unit, (incident.moneyLeft.get(unit) ?? 0) + came);
      const account = state.ledger.accounts.get(id);
      const keeps = account !== undefined && balance(account) > 0 ? group : ungroup;
      keeps(incident.fundsLeft, owner, id);
    }
  const { payment, refund, opinion, run, adjusts, release } = fact.data as Readonly<Record<string, unknown>>;
  const paid = payment ?? incident.refunds.get(String(refund))?.payment;
  const { payments, opinions, runs, releases } = incident;
  note(incident.paymentsUnderway, payments, paid, ({ status }) => status === 'approved');
  const underway = payments.get(String(paid));
  if (underway)
    (underway.status === 'approved' ? group : ungroup)(
      incident.openOf,
      pair('payment-underway', underway.payer),
      underway.id,
    );
  note(incident.opinionsOpen, opinions, opinion, ({ answers }) => answers.length === 0);
  for (const each of [run, adjusts])
    note(incident.runsOpen, runs, each, ({ status }) => status === 'proposed');
  note(incident.releasesOpen, releases, release, ({ status }) => status === 'drafted');
}

function note<Each>(
  open: Set<string>,
  records: ReadonlyMap<string, Each>,
  id: unknown,
  isOpen: (each: Each) => boolean,
): void {
  const found = typeof id === 'string' ? records.get(id) : undefined;
  if (found !== undefined) keep(open, id as string, isOpen(found));
}
