import { rightOfSuccessor } from '../concepts/closing/successor.ts';
import { checkActor } from '../concepts/mandate/check-actor.ts';
import { chooseWithinLimits } from '../concepts/mandate/choose.ts';
import { movedBy } from '../concepts/mandate/limits.ts';
import type { Mandate } from '../concepts/mandate/state.ts';
import { isPassed } from '../concepts/personal-data/pass.ts';
import { isVolunteerSeat, maySit, seatHas, whyNotFromSeat } from '../concepts/seat/rules.ts';
import type { CommandDefinition, Decision, OwnRight, Scope } from '../kernel/command/command.ts';
import type { Actor, Context } from '../kernel/command/context.ts';
import { personalDataIn } from '../kernel/command/fields.ts';
import type { MandateFunction } from '../kernel/command/functions.ts';
import { whyNotInPhase } from '../kernel/command/phase.ts';
import { heirOf } from '../kernel/command/standing.ts';
import { draft, type FactDraft, REGISTER } from '../kernel/fact/fact.ts';
import { freeTexts } from '../kernel/fact/free-texts.ts';
import { formRefusals } from '../kernel/form/form-refusals.ts';
import { ruleFault } from '../kernel/form/form-rule.ts';
import { accept, type Refusal, type Result, refusal, refuse, refuseAll } from '../kernel/refusal/refusal.ts';
import type { State } from '../kernel/state/state.ts';
import { factDefinitions, isPublic } from './facts.ts';
import { whyInterested } from './interests.ts';
import { strangeMove } from './moves.ts';
import { whyNotSecond } from './second-seat.ts';

/** `mandate` is null only for what nobody decides (the clock) or what founds all mandates. */
export type Handled = Decision & { readonly mandate: string | null };

/**
 * The way of every command: form → register → scope → mandate → decide → free words. Pure; the caller commits the facts or shows the refusals.
 */
export function handle(
  command: CommandDefinition,
  state: State,
  rawInput: unknown,
  context: Context,
  isSecond = false,
): Result<Handled> {
  const parsed = command.schema.safeParse(rawInput);
  if (!parsed.success) return refuseAll(formRefusals(parsed.error, rawInput));
  const { actor } = context;
  if (!command.forNewcomers && !state.organisations.has(actor.organisation))
    return refuse('not-found', { kind: 'organisation', id: actor.organisation });
  if (state.organisations.get(actor.organisation)?.ended) {
    const into = heirOf(state, actor.organisation);
    return refuse('organisation-ended', { organisation: actor.organisation, into });
  }
  if (!maySit(state, actor)) return refuse('seat-not-open', { ...actor });
  const scope = command.scope(state, parsed.data, context);
  if (!scope.ok) return scope;
  const over = whyNotInPhase(state, command, scope.value.incident);
  if (over) return refuseAll([over]);
  const mandate = rightOrMandate(command, state, parsed.data, scope.value, context);
  if ('ok' in mandate && !mandate.ok) return mandate;
  const decision = command.decide(state, parsed.data, context, scope.value.found);
  if (!decision.ok) return decision;
  for (const drafted of decision.value.facts) {
    const strange = strangeMove(state.ledger, drafted);
    if (strange !== null) throw new Error(`${command.name} moves ${strange} in ${drafted.type}`);
    const notTwo = whyNotSecond(state, drafted, { seat: actor.seat, now: context.now });
    if (notTwo) return refuseAll([notTwo]);
    const interested = whyInterested(state, drafted, command.function, context);
    if (interested) return refuseAll([interested]);
  }
  const unsayable = decision.value.facts.flatMap((each) => unsayableIn(each, passedFor(state, actor)));
  if (unsayable.length > 0) return refuseAll(unsayable);
  const under = underWhich(command, state, scope.value, decision.value, mandate, context);
  if (!under.ok) return under;
  const handled = { ...decision.value, mandate: under.value };
  if (isSecond || !command.countersigned?.(state, parsed.data)) return accept(handled);
  // All that could stand in its way has been asked: what waits for a second person could be done now.
  const countersignature = context.newId('countersignature');
  const asked = { countersignature, command: command.name };
  const facts = [draft(scope.value.incident ?? REGISTER, 'countersignature.asked', asked)];
  return accept({ facts, result: { countersignature }, mandate: under.value });
}

/** The own right, or of the mandates that cover it the first whose limits bear what is moved. */
function underWhich(
  { function: wanted }: CommandDefinition,
  state: State,
  scope: Scope,
  decision: Decision,
  mandate: OwnRight | { readonly ok: true; readonly value: Mandate },
  { now }: Context,
): Result<string | null> {
  if ('mandate' in mandate) return accept(mandate.mandate);
  const moved = movedBy(state.ledger, decision.facts);
  const chosen = chooseWithinLimits(state, mandate.value, wanted as MandateFunction, scope, moved, now);
  return chosen.ok ? accept(chosen.value.id) : chosen;
}

/**
 * By which right: its own, or a mandate's. A mandate says what the organisation may do, its seats who in it does it: both are
 * asked, and where a seat may not use the own right it may still use the mandate.
 */
function rightOrMandate(
  command: CommandDefinition,
  state: State,
  input: unknown,
  scope: Scope,
  context: Context,
): Result<Mandate> | OwnRight {
  const { function: wanted } = command;
  const right = command.ownRight?.(state, input, context) ?? rightOfSuccessor(command, state, scope, context);
  if (isVolunteerSeat(state, context.actor.seat))
    return right?.ofPerson ? right : refuse('seat-of-volunteer', { seat: context.actor.seat });
  const notByRight = right && whyNotByRight(command, right, state, context.actor);
  if (right && !notByRight) return right;
  if (wanted === null) return notByRight ? refuseAll([notByRight]) : notOwn(scope);
  const mandate = checkActor(state, context.actor, wanted, scope, context.now);
  return !mandate.ok && notByRight ? refuseAll([notByRight]) : mandate;
}

function whyNotByRight(
  { function: wanted, seatFunction }: CommandDefinition,
  right: OwnRight,
  state: State,
  actor: Actor,
): Refusal | null {
  if (right.function) return whyNotFromSeat(state, actor, right.function);
  if (seatFunction === null) return null;
  if (seatFunction) return whyNotFromSeat(state, actor, seatFunction);
  return wanted
    ? whyNotFromSeat(state, actor, wanted, 'represent')
    : whyNotFromSeat(state, actor, 'represent');
}

/**
 * Could this be handed in from this seat at all, whatever it then says and its organisation may? For what is offered; the
 * command itself asks again, of the whole input.
 */
export function couldHandIn(
  { function: wanted, seatFunction, orFunction }: CommandDefinition,
  state: State,
  actor: Actor,
): boolean {
  if (seatFunction === null) return maySit(state, actor);
  const any = [wanted, orFunction ?? null, seatFunction ?? 'represent'];
  return any.some((each) => each !== null && seatHas(state, actor, each));
}

const notOwn = ({ subject }: Scope) =>
  refuse('not-own-matter', { organisation: subject ?? '-' }, { rule: 'DESIGN §2.2' });

/**
 * Whatever the command, no fact for the public holds a number of a person in words that somebody typed (I10, F16), and
 * none holds half a character, which has no canonical form (RFC 8785, 3.2.2.2).
 */
export function unsayableIn(fact: FactDraft, passed?: (text: string) => boolean): Refusal[] {
  const texts = freeTexts(factDefinitions[fact.type].schema, fact.data);
  const broken = texts
    .filter(([path, text]) => !`${path}${text}`.isWellFormed())
    .map(([path]) => refusal('input-invalid', ruleFault('half-character'), { field: path.toWellFormed() }));
  return isPublic(fact.type) ? [...broken, ...personalDataIn(texts, passed)] : broken;
}

/** Whose words a colleague has read and found nobody in. */
export const passedFor =
  (state: State, actor: Actor) =>
  (text: string): boolean =>
    isPassed(state, actor, text);
