import {
  type Actor,
  canonicalJson,
  commands,
  type DecisionRecord,
  decide,
  type Fact,
  type FactDraft,
  type FactType,
  isPublic,
  type Replay,
  RULES,
  sealOf,
} from '@tongzhou/domain';
import { packInput } from '../../src/kernel/fact/packed-input.ts';
import { INCIDENT, type World } from './world.ts';

/** A decision that somebody who can sign the log writes into it, whatever the rules say. */
export type Forgery = {
  readonly actor: Actor;
  readonly mandate?: string | null;
  /** When it is said to have been made. */
  readonly at: string;
  readonly nonce: string;
  readonly isExercise?: boolean;
  readonly command: string;
  readonly input: unknown;
  /** What is said to have come of it. */
  readonly facts: readonly FactDraft[];
  /** What its record says otherwise than it would have to. */
  readonly record?: Partial<DecisionRecord>;
};

/** Its entries in the public log, with all that a decision says of itself. */
export function forged(position: number, forgery: Forgery): string[] {
  const { actor, mandate = null, at, facts } = forgery;
  return facts
    .map((fact, index) => ({
      ...fact,
      position: position + index,
      at,
      actor: { organisation: actor.organisation, seat: actor.seat, mandate },
      ...(index === 0 && { decision: recordOf(forgery) }),
    }))
    .filter(({ type }) => isPublic(type))
    .map((fact) => canonicalJson(JSON.parse(JSON.stringify(fact))));
}

function recordOf({ command, input, nonce, isExercise, facts, record }: Forgery): object {
  const asked = JSON.parse(JSON.stringify(input ?? null));
  const kept = Object.keys(commands.get(command)?.withheld ?? {}).filter((field) => asked?.[field]?.length);
  const open = Object.entries(asked ?? {}).filter(([field]) => !kept.includes(field));
  const sealed = facts.filter(({ type }) => !isPublic(type)).map(({ type, data }) => sealOf(type, data));
  return {
    command,
    input: wellFormed(open) ? packInput(Object.fromEntries(open)) : Object.fromEntries(open),
    nonce,
    rules: RULES,
    facts: facts.length,
    ...(kept.length > 0 && {
      withheld: Object.fromEntries(
        kept.map((field) => [field, typeof asked[field] === 'string' ? 1 : asked[field].length]),
      ),
    }),
    ...(sealed.length > 0 && { sealed }),
    ...(isExercise && { exercise: true }),
    ...record,
  };
}

const wellFormed = (value: unknown): boolean => JSON.stringify(value).isWellFormed();

/** An entry in which something else stands: in what was asked, in what came of it, in who did it. */
export function altered(
  entry: string,
  change: { readonly input?: object; readonly data?: object; readonly actor?: object; readonly at?: string },
): string {
  const { decision, ...fact } = JSON.parse(entry) as Fact & { decision: DecisionRecord };
  return canonicalJson({
    ...fact,
    ...(change.at && { at: change.at }),
    actor: { ...fact.actor, ...change.actor },
    data: without({ ...fact.data, ...change.data }),
    ...(decision && {
      decision: { ...decision, input: without({ ...(decision.input as object), ...change.input }) },
    }),
  });
}

/** Without what is there no more. */
const without = (value: object): object => JSON.parse(JSON.stringify(value));

/** The world's honest log, as an auditor has read it. */
export function readBy(world: World): Replay {
  const replay = world.replay();
  for (const entry of world.log) replay.take(entry);
  return replay;
}

export type Claim = readonly [type: FactType, data: object, incident?: string];
/** The record as it was, who is said to have asked, for what, and what is said to have come of it. */
export type Claimed = readonly [
  world: World,
  actor: Actor,
  command: string,
  input: object,
  ...claims: Claim[],
];

const NONCE = 'f'.repeat(32);

/** What would come of it, if it were asked; null where it is refused. */
function honestly(world: World, actor: Actor, command: string, input: object): readonly Fact[] | null {
  const by = { ...world.by(actor), nonce: NONCE };
  const made = decide(world.state, { command, input }, by, world.around);
  return made.ok ? made.value.facts : null;
}

/** What is allowed, and then written otherwise: each fact with its data as `twist` gives them. */
export function twisted(
  world: World,
  actor: Actor,
  command: string,
  input: object,
  twist: (data: Record<string, unknown>, type: FactType) => object,
): Claimed {
  const facts = honestly(world, actor, command, input);
  if (facts === null) throw new Error(`${command} is not allowed there`);
  const claims = facts.map(({ type, data, incident }) => [type, twist({ ...data }, type), incident] as const);
  return [world, actor, command, input, ...claims];
}

/**
 * What an auditor says of a decision that is written behind the honest ones, with all that belongs to it: as if its command had
 * been asked and had agreed. Null: nothing.
 */
export function judged(...[world, actor, command, input, ...claims]: Claimed): string | null {
  const facts = claims.map(([type, data, incident = INCIDENT]) => ({ incident, type, data }) as FactDraft);
  const { now: at } = world;
  const held = world.state.mandates.get(`mandate-${actor.organisation}`)?.id ?? 'mandate-root';
  const [honest] = honestly(world, actor, command, input) ?? [];
  const mandate = honest ? honest.actor.mandate : held;
  const replay = readBy(world);
  try {
    const forgery = { actor, mandate, at, nonce: NONCE, command, input, facts };
    for (const entry of forged(world.state.position + 1, forgery)) replay.take(entry);
    replay.finish();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The world's log in which an entry of that type says something else, read by an auditor. */
export const readingAltered =
  (
    world: World,
    type: FactType,
    change: Parameters<typeof altered>[1],
    isIt: (fact: Fact) => boolean = () => true,
  ) =>
  (): void => {
    const replay = world.replay();
    for (const entry of world.log) {
      const fact = JSON.parse(entry) as Fact;
      replay.take(fact.type === type && isIt(fact) ? altered(entry, change) : entry);
    }
    replay.finish();
  };
