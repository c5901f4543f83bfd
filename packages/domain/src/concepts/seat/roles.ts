import { SEAT_FUNCTIONS, type SeatFunction } from '../../kernel/command/functions.ts';
import type { State } from '../../kernel/state/state.ts';

/**
 * Usual ways to divide the work among people, to choose from: what check each other are different roles. Nothing is judged by a
 * role: the record holds functions. A small organisation gives one seat several.
 */
export const SEAT_ROLES = {
  everything: [...SEAT_FUNCTIONS],
  administrator: ['administer', 'represent'],
  duty: ['coordinate', 'register', 'check-credentials', 'import-records', 'control-epidemic', 'represent'],
  supplies: ['allocate', 'import-records', 'state-need'],
  approval: ['approve-allocation'],
  press: ['draft-release'],
  'press-approval': ['approve-release'],
  receiving: ['receive-donation', 'keep-stock'],
  inspection: ['inspect-goods', 'record-loss'],
  gate: ['release-goods', 'keep-stock', 'transport'],
  finance: ['request-payment'],
  'finance-approval': ['approve-payment'],
  ward: ['state-need', 'confirm-delivery', 'report-use', 'keep-stock', 'record-loss', 'represent'],
  volunteers: ['open-task', 'enrol-volunteer'],
  community: ['serve-community', 'support-psychologically', 'state-need', 'confirm-delivery', 'represent'],
  'persons-data': ['see-persons', 'protect-persons'],
} as const satisfies Readonly<Record<string, readonly SeatFunction[]>>;

export type SeatRole = keyof typeof SEAT_ROLES;

/** Those that an organisation's mandates give work to, and those that every organisation needs. */
export function rolesFor(state: State, organisation: string): SeatRole[] {
  const held = new Set<SeatFunction>(['represent', 'administer']);
  for (const id of state.mandatesOf.get(organisation) ?? []) {
    const mandate = state.mandates.get(id);
    if (mandate && !mandate.revoked && !mandate.declined)
      for (const each of mandate.functions) held.add(each);
  }
  return (Object.keys(SEAT_ROLES) as SeatRole[]).filter((role) => {
    const [first] = SEAT_ROLES[role];
    return role === 'everything' || held.has(first);
  });
}

/** The usual roles by whose functions, together, these are made; none: no division of the work that has a name. */
export function rolesIn(functions: readonly SeatFunction[]): SeatRole[] {
  const given = new Set<SeatFunction>(functions);
  const within = (Object.keys(SEAT_ROLES) as SeatRole[]).filter((role) =>
    SEAT_ROLES[role].every((each: SeatFunction) => given.has(each)),
  );
  if (within.includes('everything')) return ['everything'];
  const covered = new Set(within.flatMap((role): readonly SeatFunction[] => SEAT_ROLES[role]));
  return covered.size === given.size ? within : [];
}
