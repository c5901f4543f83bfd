import type { Scope } from '../../kernel/command/command.ts';
import { refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { type Kept, whyNotInForce } from './force.ts';
import type { Mandate } from './state.ts';

/** Those that somebody can undo: a mandate that is over is as good as none. */
const CAN_GO_ON: ReadonlySet<Kept['why']> = new Set(['suspended', 'not-accepted', 'credential']);

/** Says what keeps a mandate that would otherwise be enough; null where there is none. */
export function refuseStandstill(
  state: State,
  own: readonly Mandate[],
  scope: Scope,
  now: string,
  couldAct: readonly string[],
) {
  for (const mandate of own) {
    const kept = whyNotInForce(state, mandate, now);
    if (kept?.credential) {
      const { kind, organisation, standing, expiredOn } = kept.credential;
      const parameters = { kind, organisation, standing, expiredOn, couldAct: [...couldAct] };
      return refuse('credential-missing', parameters, { rule: 'DESIGN §2.2' });
    }
    if (kept && CAN_GO_ON.has(kept.why)) {
      const { id, holder, suspended } = kept.mandate;
      const reason = suspended?.reason ?? '';
      const who = suspended?.by ?? holder;
      const parameters = { mandate: id, why: kept.why, who, reason, couldAct: [...couldAct] };
      return refuse('mandate-stands-still', parameters, { rule: 'DESIGN §2.2' });
    }
    if (kept === null) {
      // In force, and still not enough: the incident does not stand at the level for which it was given.
      const level = mandate.limits?.level ?? '-';
      const parameters = { mandate: mandate.id, level, incident: scope.incident ?? '-' };
      return refuse('mandate-below-level', parameters, { rule: 'DESIGN §2.2' });
    }
  }
  return null;
}
