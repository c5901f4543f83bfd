import { countersign } from '../concepts/countersignature/commands.ts';
import type { Answer, CommandDefinition } from '../kernel/command/command.ts';
import type { Actor, Context } from '../kernel/command/context.ts';
import { drawing } from '../kernel/command/drawing.ts';
import { personalDataIn, personalDataRefusals } from '../kernel/command/fields.ts';
import { elsewhere, isSystemSeat } from '../kernel/command/seats.ts';
import { type DecisionRecord, RULES } from '../kernel/fact/decision.ts';
import type { Fact, FactDraft } from '../kernel/fact/fact.ts';
import { chosenNames, freeTexts, isChosen } from '../kernel/fact/free-texts.ts';
import { packInput, unpackInput } from '../kernel/fact/packed-input.ts';
import { sealOf } from '../kernel/fact/seal.ts';
import { formRefusals } from '../kernel/form/form-refusals.ts';
import { ruleFault } from '../kernel/form/form-rule.ts';
import type { Elsewhere } from '../kernel/ports/elsewhere.ts';
import { accept, type Refusal, type Result, refusal, refuse, refuseAll } from '../kernel/refusal/refusal.ts';
import type { State } from '../kernel/state/state.ts';
import { commands, deeds } from './commands.ts';
import { isPublic } from './facts.ts';
import { type Handled, handle, passedFor, unsayableIn } from './handle.ts';

/** What is asked for: a command, or a deed of the system, by name. */
export type Call = { readonly command: string; readonly input: unknown };

/** What every decision of an installation may know beside the record; whoever judges it has the same. */
export type Surroundings = Pick<
  Context,
  'items' | 'integerProgram' | 'country' | 'areaExists' | 'planDuties' | 'platforms' | 'prerequisites'
>;

/** Who asks, when, and what chance gives. */
export type Circumstances = {
  readonly actor: Actor;
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly isExercise: boolean;
  /** 16 random bytes as hexadecimal digits. */
  readonly nonce: string;
  readonly newSalt: () => string;
  /** Where there is somebody who works out elsewhere what takes long. */
  readonly elsewhere?: Elsewhere;
};

export type Decided = { readonly facts: readonly Fact[]; readonly result: Answer };

/**
 * Everything that happens, happens through this: a call is decided on the state, and its facts come out with their places,
 * their moment and their actor; the first says what was asked. Pure: `replay.ts` asks the same again of the log.
 */
export function decide(state: State, call: Call, by: Circumstances, around: Surroundings): Result<Decided> {
  // Whoever asks may know more of himself, such as his name: no more than this goes any further.
  const { organisation, seat } = by.actor;
  const input = asWritten(call.input);
  const context: Context = {
    ...around,
    ...drawing(by.nonce, state.position + 1),
    actor: { organisation, seat },
    now: by.at,
    isExercise: by.isExercise,
    rules: RULES,
    newSalt: by.newSalt,
    seal: sealOf,
    disclosed: null,
    elsewhere: by.elsewhere ?? null,
  };
  const outcome = run(state, { command: call.command, input }, context);
  if (!outcome.ok) return outcome;
  const { facts: drafts, result, mandate } = outcome.value;
  const unsayable = textRefusals(call.command, input, passedFor(state, by.actor));
  if (unsayable.length > 0) return refuseAll(unsayable);
  const [first] = drafts;
  if (!first) return accept({ facts: [], result });
  if (!isPublic(first.type)) throw new Error(`${call.command} begins with a fact that is not public`);
  const decision = recordOf(call.command, input as Record<string, unknown>, drafts, by);
  const actor = { organisation, seat, mandate };
  const facts = drafts.map((draft, index) => ({
    ...draft,
    position: state.position + index + 1,
    at: by.at,
    actor,
    ...(index === 0 && { decision }),
  })) as Fact[];
  return accept({ facts, result });
}

/** The command or deed itself, on a context that is ready. */
export function run(state: State, { command: name, input }: Call, context: Context): Result<Handled> {
  const { actor } = context;
  const chosen = Object.fromEntries(Object.entries(actor).filter(([, name]) => isChosen(name)));
  const unnameable = personalDataRefusals(chosen);
  if (unnameable.length > 0) return refuseAll(unnameable);
  const organisation = elsewhere(state, actor);
  if (organisation !== null) return refuse('not-own-matter', { organisation }, { rule: 'I12' });
  const command = commands.get(name);
  if (command)
    return isSystemSeat(actor.seat)
      ? refuse('not-own-matter', { organisation: '-' }, { rule: 'I12' })
      : name === countersign.name
        ? countersigned(command, state, input, context)
        : handle(command, state, input, context);
  const deed = deeds.get(name);
  if (!deed) return refuse('not-found', { kind: 'command', id: name });
  const parsed = deed.schema.safeParse(input);
  if (!parsed.success) return refuseAll(formRefusals(parsed.error, input));
  const done = deed.decide(state, parsed.data, context);
  const unsayable = done.ok ? done.value.facts.flatMap((each) => unsayableIn(each)) : [];
  return unsayable.length > 0 ? refuseAll(unsayable) : done;
}

/** The second person signs: what the first asked for is decided again, by the second's own right and on the state of now. */
function countersigned(
  command: CommandDefinition,
  state: State,
  input: unknown,
  context: Context,
): Result<Handled> {
  const signed = handle(command, state, input, context);
  if (!signed.ok) return signed;
  const [given] = signed.value.facts as readonly FactDraft<'countersignature.given'>[];
  const asked = state.countersignatures.get(given?.data.countersignature ?? '-');
  const meant = commands.get(asked?.command ?? '-');
  if (!given || !asked || !meant) throw new Error(`${command.name} signs nothing that there is`);
  const done = handle(meant, state, unpackInput(asked.input), context, true);
  return done.ok ? accept({ ...done.value, facts: [given, ...done.value.facts] }) : done;
}

/** As it would come out of the log again. */
const asWritten = (input: unknown): unknown =>
  input === undefined ? undefined : JSON.parse(JSON.stringify(input));

function recordOf(
  name: string,
  input: Record<string, unknown>,
  drafts: readonly FactDraft[],
  { nonce, isExercise }: Circumstances,
): DecisionRecord {
  const withheld = Object.fromEntries(
    Object.keys(commands.get(name)?.withheld ?? {}).flatMap((field) => {
      const parts = partsOf(input[field]);
      return parts === 0 ? [] : [[field, parts]];
    }),
  );
  const sealed = drafts.filter(({ type }) => !isPublic(type)).map(({ type, data }) => sealOf(type, data));
  return {
    command: name,
    input: packInput(
      Object.fromEntries(Object.entries(input).filter(([field]) => !Object.hasOwn(withheld, field))),
    ),
    nonce,
    rules: RULES,
    facts: drafts.length,
    ...(Object.keys(withheld).length > 0 && { withheld }),
    ...(sealed.length > 0 && { sealed }),
    ...(isExercise && { exercise: true as const }),
  };
}

/** Of how many parts a withheld field consists; 0: of nothing that would have to be withheld. */
export const partsOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'string' && value !== '' ? 1 : 0;

/** Of what somebody asks for, the words that are taken for personal data, by path; those that a colleague has passed are none. */
export function wordsHeld(
  state: State,
  actor: Actor,
  { command: name, input }: Call,
): [path: string, text: string][] {
  const passed = passedFor(state, actor);
  return textsForLog(name, input).filter(([path, text]) => personalDataIn([[path, text]], passed).length > 0);
}

/** The words of an input that the log will hold, by path; what is withheld is the command's own to look at. */
function textsForLog(name: string, input: unknown): [path: string, text: string][] {
  const schema = (commands.get(name) ?? deeds.get(name))?.schema;
  const withheld = commands.get(name)?.withheld ?? {};
  return schema
    ? freeTexts(schema, input).filter(([path]) => !Object.hasOwn(withheld, path.split('.')[0] as string))
    : [];
}

/**
 * The log holds what was asked as well as what came of it: so no word of either may hold a number of a person (I10, F16), nor
 * half a character, which has no canonical form (RFC 8785, 3.2.2.2). What is withheld is the command's own to look at.
 */
export function textRefusals(name: string, input: unknown, passed: (text: string) => boolean): Refusal[] {
  const schema = (commands.get(name) ?? deeds.get(name))?.schema;
  if (!schema) return [];
  const [unseen] = unseenIn(input, []);
  if (unseen !== undefined)
    return [refusal('input-invalid', { fault: 'fields-unknown', fields: [PROTO] }, { field: unseen })];
  const texts = textsForLog(name, input);
  const broken = texts
    .filter(([path, text]) => !`${path}${text}`.isWellFormed())
    .map(([path]) => refusal('input-invalid', ruleFault('half-character'), { field: path.toWellFormed() }));
  const blank = texts
    .filter(([, text]) => text !== '' && !SEEN.test(text))
    .map(([path]) => refusal('input-invalid', ruleFault('something-to-read'), { field: path }));
  const turned = texts
    .filter(([, text]) => TURNS.test(text))
    .map(([path]) => refusal('input-invalid', ruleFault('no-turned-text'), { field: path }));
  if (blank.length + turned.length > 0) return [...broken, ...blank, ...turned];
  return broken.length > 0 ? broken : personalDataIn([...texts, ...chosenNames(schema, input)], passed);
}

/** A character that stands for something: neither a blank, nor one that is never drawn, nor the empty Braille cell. */
const SEEN = /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Overrides and embeddings of direction; a plain mark beside Arabic or Hebrew is none of them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;

/** A record's schema passes over this key and all that it holds, and would let it into the log unseen. */
const PROTO = '__proto__';

/** Where in an input such a key stands. */
function* unseenIn(value: unknown, path: readonly string[]): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, PROTO)) yield [...path, PROTO].join('.');
  else for (const [key, each] of Object.entries(value)) yield* unseenIn(each, [...path, key]);
}
