import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { hoursOfSecond, whyNotAgain } from '../countersignature/again.ts';
import { chainOf, isInForce, isOver, isSuspended, mayBeAccepted } from './force.ts';
import type { Mandate } from './state.ts';
import { mandatesHeldBy } from './who.ts';

const one = z.strictObject({ mandate: identifier });
const withReason = z.strictObject({ mandate: identifier, reason: shortText });

const find = (state: State, id: string) => existing(state.mandates, id, 'mandate', 'mandate');

function holderScope(state: State, given: { readonly mandate: string }) {
  const found = find(state, given.mandate);
  if (!found.ok) return found;
  const { incident, area, holder } = found.value;
  return accept({ incident, area, subject: holder, found: found.value });
}

const holdersRight = (state: State, given: { readonly mandate: string }, context: Context) =>
  state.mandates.get(given.mandate)?.holder === context.actor.organisation ? { mandate: null } : null;

export const acceptMandate = defineCommand({
  name: 'mandate.accept',
  outlives: true,
  function: null,
  summary: { zh: '接受职责', en: 'Accept a mandate' },
  schema: one,
  example: { mandate: 'mandate-7f3k' },
  scope: holderScope,
  ownRight: holdersRight,
  decide: (_state, given, { now }, mandate) =>
    mayBeAccepted(mandate, now) ? decided([draft(REGISTER, 'mandate.accepted', given)]) : notActive(mandate),
});

/** Says no to an offer, or lays a mandate down: nobody is held to a function against its will. */
export const declineMandate = defineCommand({
  name: 'mandate.decline',
  outlives: true,
  function: null,
  summary: { zh: '谢绝或交回职责', en: 'Decline or lay down a mandate' },
  schema: withReason,
  example: { mandate: 'mandate-7f3k', reason: '运力不足 / no lorries left' },
  scope: holderScope,
  ownRight: holdersRight,
  decide(_state, given, _context, mandate) {
    if (isOver(mandate)) return notActive(mandate);
    if (mandate.grantedUnder === null) return refuseRoot(mandate);
    return decided([draft(REGISTER, 'mandate.declined', given)]);
  },
});

function placeScope(state: State, given: { readonly mandate: string }) {
  const found = find(state, given.mandate);
  if (!found.ok) return found;
  const { incident, area } = found.value;
  return accept({ incident, area, subject: null, found: found.value });
}

/** Whoever passed a mandate on may take it back under that same mandate, without coordinating anything. */
function giversRight(state: State, given: { readonly mandate: string }, context: Context) {
  const found = state.mandates.get(given.mandate);
  const [, ...above] = found ? chainOf(state, found) : [];
  const own = above.find(
    (each) => each.holder === context.actor.organisation && isInForce(state, each, context.now),
  );
  return own ? { mandate: own.id } : null;
}

/**
 * One person is enough, at once, for as many hours as the charter gives a second one to look. A colleague who suspends what is
 * suspended stands by it: from then on it holds until somebody resumes it. Otherwise the mandate goes on by itself.
 */
export const suspendMandate = defineCommand({
  name: 'mandate.suspend',
  isFinal: true,
  outlives: true,
  function: 'coordinate',
  summary: { zh: '暂停职责', en: 'Suspend a mandate' },
  schema: withReason,
  example: { mandate: 'mandate-7f3k', reason: '待查 / under review' },
  scope: placeScope,
  ownRight: giversRight,
  decide(state, given, context, mandate) {
    const why = whyNotBelow(state, mandate, context);
    if (why) return why;
    const { actor, now } = context;
    const incident = state.incidents.get(mandate.incident ?? '') ?? null;
    const { suspended } = mandate;
    if (suspended === null || !isSuspended(mandate, now)) {
      const again = whyNotAgain(state, incident, mandate.suspendedAlone, actor, now);
      if (again) return refuseAll([again]);
      const until = afterHours(now, hoursOfSecond(incident));
      return decided([draft(REGISTER, 'mandate.suspended', { ...given, until })]);
    }
    if (suspended.until === null || suspended.by !== actor.organisation) return notActive(mandate);
    if (suspended.seat === actor.seat)
      return refuse('four-eyes', { first: 'mandate.suspended' }, { rule: 'I12' });
    return decided([draft(REGISTER, 'mandate.suspended', { ...given, until: null })]);
  },
});

/** By whoever suspended it, or by the authority. */
export const resumeMandate = defineCommand({
  name: 'mandate.resume',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '恢复职责', en: 'Resume a mandate' },
  schema: withReason,
  example: { mandate: 'mandate-7f3k', reason: '已查清 / cleared' },
  scope: placeScope,
  ownRight: giversRight,
  decide(state, given, context, mandate) {
    if (isOver(mandate)) return notActive(mandate);
    const by = mandate.suspended?.by;
    if (by === undefined || !isSuspended(mandate, context.now))
      return refuse('mandate-not-suspended', { id: given.mandate }, { field: 'mandate' });
    const { organisation } = context.actor;
    if (organisation !== by && organisation !== state.authority)
      return refuse('not-own-matter', { organisation: by }, { field: 'mandate', rule: 'DESIGN §2.2' });
    return decided([draft(REGISTER, 'mandate.resumed', given)]);
  },
});

export const revokeMandate = defineCommand({
  name: 'mandate.revoke',
  isFinal: true,
  outlives: true,
  function: 'coordinate',
  summary: { zh: '撤销职责', en: 'Revoke a mandate' },
  schema: withReason,
  example: { mandate: 'mandate-7f3k', reason: '任务结束 / the task has ended' },
  scope: placeScope,
  ownRight: giversRight,
  // For good, as it was given: by two people.
  countersigned: () => true,
  decide: (state, given, context, mandate) =>
    whyNotBelow(state, mandate, context) ?? decided([draft(REGISTER, 'mandate.revoked', given)]),
});

const notActive = ({ id }: Mandate) => refuse('mandate-not-active', { id }, { field: 'mandate' });

/** Nobody touches what is over, nor the mandate from which its own comes; the root stands as long as the journal. */
function whyNotBelow(state: State, mandate: Mandate, context: Context) {
  if (isOver(mandate)) return notActive(mandate);
  const above = mandatesHeldBy(state, context.actor.organisation).some((own) => {
    if (isOver(own)) return false;
    const [, ...ancestors] = chainOf(state, own);
    return ancestors.some((each) => each.id === mandate.id);
  });
  return above || mandate.grantedUnder === null ? refuseRoot(mandate) : null;
}

const refuseRoot = ({ id }: Mandate) =>
  refuse('mandate-above-own', { id }, { field: 'mandate', rule: 'DESIGN §2.2' });
