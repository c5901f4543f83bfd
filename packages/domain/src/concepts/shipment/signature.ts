import type { Scope, ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { candidatesFor } from '../mandate/candidates.ts';
import { covers } from '../mandate/check.ts';
import type { Mandate } from '../mandate/state.ts';
import { whatCode } from '../signature-code/code.ts';
import { type FoundShipment, shipmentScope, surplusScope } from './scope.ts';
import type { Shipment } from './state.ts';

/** In whose name somebody signs, by which code or under which mandate. */
export type Signature = {
  readonly capacity: FactData<'delivery.confirmed'>['capacity'];
  readonly code: string | null;
  readonly mandate: string | null;
};

type Asked = {
  readonly incident: IncidentState;
  readonly shipment: Shipment;
  readonly code?: string | undefined;
};

/**
 * What has arrived, the receiving facility says: its own people, a proxy that it has itself named by a mandate, or whoever
 * brings one of its codes from the ramp. Whatever mandates it has, nobody else does, and a proxy is never who sent the goods (F9).
 */
function whoSigns(
  state: State,
  { incident, shipment, code }: Asked,
  scope: Scope,
  { actor, now }: Context,
): Result<Signature> {
  const { facility } = shipment;
  if (code !== undefined) {
    const commitment = whatCode(incident, facility, code, now);
    return commitment.ok ? accept({ capacity: 'code', code: commitment.value, mandate: null }) : commitment;
  }
  if (actor.organisation === facility) return accept({ capacity: 'facility', code: null, mandate: null });
  const named = proxies(state, shipment, scope, now);
  const own = named.find(({ holder }) => holder === actor.organisation);
  if (own) return accept({ capacity: 'proxy', code: null, mandate: own.id });
  const couldSign = [facility, ...new Set(named.map(({ holder }) => holder))].slice(0, 3);
  return refuse('signature-not-due', { couldSign }, { rule: 'F9' });
}

/** Mandates to sign that the facility gave; one that goes to the releaser does not count. */
const proxies = (state: State, { facility, releaser }: Shipment, scope: Scope, now: string): Mandate[] =>
  candidatesFor(state, 'confirm-delivery', scope).filter(
    (mandate) =>
      mandate.grantedBy === facility &&
      mandate.holder !== releaser &&
      mandate.holder !== facility &&
      covers(state, mandate, 'confirm-delivery', scope, now),
  );

/** The scope of what a facility says of a shipment, with who says it in its name. */
export function signedShipment(
  state: State,
  input: { incident: string; shipment: string; code?: string | undefined },
  context: Context,
) {
  return signed(state, shipmentScope(state, input, context, 'facility'), input.code, context);
}

export function signedSurplus(state: State, input: { incident: string; surplus: string }, context: Context) {
  return signed(state, surplusScope(state, input, context, 'facility'), undefined, context);
}

function signed<Found extends FoundShipment>(
  state: State,
  scope: Result<ScopeWith<Found>>,
  code: string | undefined,
  context: Context,
): Result<ScopeWith<Found & { readonly signature: Signature }>> {
  if (!scope.ok) return scope;
  const signature = whoSigns(state, { ...scope.value.found, code }, scope.value, context);
  if (!signature.ok) return signature;
  return accept({ ...scope.value, found: { ...scope.value.found, signature: signature.value } });
}

/** A facility's own people sign under its mandate; a code is a right of its own, and a proxy names the mandate that it has from it. */
export const signersRight = (scope: ReturnType<typeof signedShipment>) =>
  !scope.ok || scope.value.found.signature.capacity === 'facility'
    ? null
    : { mandate: scope.value.found.signature.mandate };
