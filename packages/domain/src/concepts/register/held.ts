import { grouped, listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { total } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { balance } from '../../ledger/ledger.ts';
import { type AccountKind, parseAccountId } from '../../ledger/transfer.ts';
import { isAtWork } from '../task/working-time.ts';

/** Accounts in which something is somebody's to answer for, by what it is called where it stands in the way. */
const HELD: { readonly [Kind in AccountKind]?: 'goods' | 'money' | 'store' | 'on-the-way' } = {
  stock: 'goods',
  fund: 'money',
  facility: 'store',
  transit: 'on-the-way',
};

/** What keeps an organisation from being closed. */
export type Holding =
  | 'goods'
  | 'money'
  | 'store'
  | 'on-the-way'
  | 'deliveries'
  | 'needs'
  | 'tasks'
  | 'shifts'
  | 'branches';

/** After each fact: of the accounts that it moved, which hold something now. */
export function followHeld(state: State): void {
  for (const { from, to } of state.movements)
    for (const id of [from, to]) {
      const { kind, owner } = parseAccountId(id);
      if (HELD[kind] === undefined) continue;
      const account = state.ledger.accounts.get(id);
      const accounts = state.heldBy.get(owner) ?? new Set();
      if (account && balance(account) !== 0) accounts.add(id);
      else accounts.delete(id);
      if (accounts.size > 0) state.heldBy.set(owner, accounts);
      else state.heldBy.delete(owner);
    }
}

/** What an organisation answers for, and how many of each: nothing of it may be left when it closes. */
export function holdingsOf(state: State, organisation: string, now: string): Map<Holding, number> {
  const found = new Map<Holding, number>();
  const add = (holding: Holding, count: number) => {
    if (count > 0) found.set(holding, (found.get(holding) ?? 0) + count);
  };
  for (const id of grouped(state.heldBy, organisation)) {
    const holding = HELD[parseAccountId(id).kind];
    if (holding) add(holding, 1);
  }
  for (const incident of state.incidents.values()) {
    add('deliveries', incident.shipmentsOpenOf.get(organisation)?.size ?? 0);
    add('tasks', total(incident.tasksOf.get(organisation) ?? []).count);
    // Whoever is at work for it today is sent home, or goes on for another, by somebody's act.
    add('shifts', atWorkOf(incident, organisation, now));
  }
  for (const name of grouped(state.incidentsOfFacility, organisation)) {
    const { needs, needsOfFacility } = must(state.incidents, name, 'incident');
    for (const id of grouped(needsOfFacility, organisation))
      add('needs', must(needs, id, 'need').quantity.kind === 'none' ? 0 : 1);
  }
  const branches = listed(state.branchesOf, organisation);
  add('branches', branches.filter((id) => state.organisations.get(id)?.ended === null).length);
  return found;
}

/** Walks those whom the organisation enrolled: asked when it closes, and by nobody else. */
const atWorkOf = ({ volunteers, volunteersOf }: IncidentState, organisation: string, now: string): number =>
  listed(volunteersOf, organisation).filter((id) => {
    const last = volunteers.get(id)?.shifts.at(-1);
    return last !== undefined && isAtWork(last, now);
  }).length;
