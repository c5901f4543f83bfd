import { canonicalJson, commands, decide, type Fact, isPublic, type State } from '@tongzhou/domain';
import { type Change, changed, everywhere, type Json, type Path } from './json.ts';
import { entryOf, type Made, opened, type Source } from './source.ts';

/**
 * How much a forger adapts to what he changes:
 * `plain` changes one place; `with what was asked` the same value in the decision's input too; `everywhere` the same value in
 * all facts of the decision; `decided anew` lets the very command make the facts that follow from the changed question, as
 * whoever has the program can.
 */
export const FORGERS = ['plain', 'with what was asked', 'everywhere', 'decided anew'] as const;
export type Forger = (typeof FORGERS)[number];

const written = (facts: readonly Json[]): string[] => facts.map(entryOf);
const unwritten = ({ facts }: Made): Json[] => facts.map((fact) => opened(fact) as unknown as Json);

/** Of one decision, the entries as this forger writes them; `state` is that before it. */
export function forge(
  { source, made, state }: { readonly source: Source; readonly made: Made; readonly state: State },
  forger: Forger,
  { fact: index, path, from, to }: { fact: number; path: Path; from: Json; to: Change },
): string[] {
  const facts = unwritten(made);
  const own = facts.map((fact, place) => (place === index ? changed(fact, path, to) : fact));
  const isLeaf = from === null || typeof from !== 'object';
  if (forger === 'plain' || (!isLeaf && forger !== 'decided anew')) return written(own);
  if (forger === 'decided anew') return again(source, state, own[0] as Json, made.begins) ?? written(own);
  if (forger === 'everywhere') return written(facts.map((fact) => everywhere(fact, from, to)));
  const [first, ...others] = own as [{ decision: { input: Json } }];
  const input = everywhere(first.decision.input, from, to);
  return written([{ ...first, decision: { ...first.decision, input } } as unknown as Json, ...others]);
}

/**
 * What the command gives for the question that this first fact tells; null where it refuses. `at` another place or moment than
 * the state is at, where somebody puts it somewhere else.
 */
export function again(source: Source, state: State, first: Json, begins: number): string[] | null {
  const { actor, at, decision } = first as unknown as Fact;
  if (!decision || typeof decision.input === 'string') return null;
  const places = commands.get(decision.command)?.withheld ?? {};
  try {
    const standIns = Object.fromEntries(
      Object.entries(decision.withheld ?? {}).map(([field, parts]) => [field, places[field]?.(parts)]),
    );
    const outcome = decide(
      { ...state, position: begins - 1 },
      { command: decision.command, input: { ...decision.input, ...standIns } },
      {
        actor: { organisation: actor.organisation, seat: actor.seat },
        at,
        isExercise: decision.exercise ?? false,
        nonce: decision.nonce,
        newSalt: () => '0'.repeat(64),
      },
      source.around,
    );
    if (!outcome.ok || outcome.value.facts.length === 0) return null;
    return outcome.value.facts.filter(({ type }) => isPublic(type)).map((fact) => canonicalJson(fact));
  } catch {
    return null;
  }
}

/** Another decision's entries, moved to a place of the log as they are. */
export function moved({ facts }: Made, begins: number, at: string): string[] {
  const by = begins - (facts[0]?.position ?? begins);
  return facts.map((fact) => canonicalJson({ ...fact, position: fact.position + by, at }));
}

/** Facts left out, put in or turned round, with the number that the decision names set right. */
export function relisted(made: Made, facts: readonly Fact[]): string[] {
  return facts.map((fact, index) => {
    const { decision: _, ...plain } = fact;
    const decision = index === 0 && { ...made.facts[0]?.decision, facts: facts.length };
    return canonicalJson({ ...plain, position: made.begins + index, ...(decision && { decision }) });
  });
}
