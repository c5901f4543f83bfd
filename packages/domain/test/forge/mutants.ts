import type { Fact, State } from '@tongzhou/domain';
import { changesOf } from './changes.ts';
import { again, FORGERS, type Forger, forge, moved, relisted } from './forgers.ts';
import { type Change, everywhere, type Json, nodesOf, type Path, plainPath } from './json.ts';
import { Random } from './random.ts';
import { entryOf, fieldOf, type Made, opened, type Source } from './source.ts';

/** What stands in the log before the decision that is forged. */
type Bench = { readonly source: Source; readonly made: Made; readonly state: State };

/** A forged decision: which, by whom, where it is to stand. */
export type Mutant = {
  readonly source: Source;
  /** The decision in whose place it stands. */
  readonly index: number;
  /** The decision on whose state its facts are made: another one where a forger doctors the state. */
  readonly madeAt: number;
  readonly forger: Forger | 'invented';
  readonly command: string;
  /** The fact type and the field, or the kind of invention. */
  readonly what: string;
  readonly change: string;
  readonly make: (bench: Bench) => string[] | null;
};

type Slot = {
  readonly source: Source;
  readonly made: Made;
  readonly fact: number;
  readonly path: Path;
  readonly value: Json;
};

/** Every field of every fact, of its envelope and of its decision, by type and field. */
function slotsOf(sources: readonly Source[]): Map<string, Slot[]> {
  const slots = new Map<string, Slot[]>();
  for (const source of sources)
    for (const made of source.made)
      for (const [fact, each] of made.facts.entries())
        for (const [path, value] of nodesOf(opened(each) as unknown as Json)) {
          if (path.length === 0) continue;
          const field = fieldOf(each.type, made.command, plainPath(path));
          const known = slots.get(field);
          if (known) known.push({ source, made, fact, path, value });
          else slots.set(field, [{ source, made, fact, path, value }]);
        }
  return slots;
}

/** What the command itself takes into account. */
const DECIDED_ANEW = /^(at|actor\.(organisation|seat)|decision\.(command|input|nonce|exercise))(\.|$)/;

const forgersFor = (path: Path, value: Json): readonly Forger[] => {
  const isLeaf = value === null || typeof value !== 'object';
  const ofDecision = DECIDED_ANEW.test(path.join('.'));
  return FORGERS.filter((each) => each === 'plain' || (each === 'decided anew' ? ofDecision : isLeaf));
};

/**
 * So many mutants, drawn by the seed: in each round one of every field of every type, with a change and a forger that it has
 * not had; then the next round. The first round is always whole.
 */
export function drawMutants(sources: readonly Source[], count: number, seed: number): Mutant[] {
  const random = new Random(seed);
  const slots = slotsOf(sources);
  const had = new Map<string, Set<string>>();
  const invented = inventions(sources, random);
  const wanted = Math.max(count - invented.length, slots.size);
  const mutants: Mutant[] = [];
  for (let round = 0; mutants.length < wanted && round < 400; round += 1)
    for (const field of random.shuffled([...slots.keys()])) {
      if (round > 0 && mutants.length >= wanted) break;
      const slot = random.of(slots.get(field) ?? []);
      const known = had.get(field) ?? new Set();
      had.set(field, known);
      const one = slot && drawOne(slot, field, known, random);
      if (one) mutants.push(one);
    }
  return [...mutants, ...invented];
}

function drawOne(slot: Slot, field: string, had: Set<string>, random: Random): Mutant | null {
  const { source, made, fact, path, value } = slot;
  const key = path.findLast((step) => typeof step === 'string') as string;
  const all = changesOf(value, key, field, source.pools, random).flatMap(([name, to]) =>
    forgersFor(path, value).map((forger) => ({ name, to, forger })),
  );
  const fresh = all.filter(({ name, forger }) => !had.has(`${name} ${forger}`));
  const drawn = random.of(fresh.length > 0 ? fresh : all);
  if (!drawn) return null;
  had.add(`${drawn.name} ${drawn.forger}`);
  const change = { fact, path, from: value, to: drawn.to as Change };
  return {
    ...{ source, index: made.index, madeAt: made.index, forger: drawn.forger, command: made.command },
    ...{ what: field, change: drawn.name },
    make: (bench) => forge(bench, drawn.forger, change),
  };
}

/** Of each command, and of each way, so many decisions. */
const OF_EACH = 2;

/** Whole decisions that nobody made: made by a doctored state, or put where they do not belong. */
function inventions(sources: readonly Source[], random: Random): Mutant[] {
  return sources.flatMap((source) => {
    const by = new Map<string, Made[]>();
    for (const made of source.made) by.set(made.command, [...(by.get(made.command) ?? []), made]);
    return [...by.values()].flatMap((list) =>
      Array.from({ length: OF_EACH }, () => random.of(list) as Made).flatMap((made) => [
        ...elsewhereOf(source, made, random),
        ...otherwiseOf(source, made, random),
        ...listsOf(source, made, random),
      ]),
    );
  });
}

const base = (source: Source, made: Made, what: string, change: string) => ({
  ...{ source, index: made.index, madeAt: made.index, forger: 'invented' as const, command: made.command },
  ...{ what, change },
});
const firstOf = (made: Made): Json => opened(made.facts[0] as Fact) as unknown as Json;

/** The same act before its cause, later, and at once again: with the facts that it gave, and with those it would give there. */
function elsewhereOf(source: Source, made: Made, random: Random): Mutant[] {
  const { length } = source.made;
  const places: [string, number][] = [
    ['at once again', made.index + 1],
    ['earlier', random.below(Math.max(1, made.index))],
    ['much earlier', random.below(Math.max(1, made.index >> 2))],
    ['later', made.index + 1 + random.below(Math.max(1, length - made.index - 1))],
    ['at the end', length - 1],
  ];
  return places.flatMap(([change, index]): Mutant[] => {
    const there = source.made[index];
    if (!there || index === made.index) return [];
    const { at = '' } = there.facts[0] ?? {};
    const put = { ...(firstOf(made) as object), at } as Json;
    return [
      { ...base(source, made, 'as it stands', change), index, make: () => moved(made, there.begins, at) },
      {
        ...base(source, made, 'on a doctored state', change),
        index,
        make: (bench) => again(source, bench.state, put, there.begins),
      },
    ];
  });
}

/** By somebody else, for another incident, by another command. */
function otherwiseOf(source: Source, made: Made, random: Random): Mutant[] {
  const { pools } = source;
  const own = (made.facts[0] as Fact).actor;
  const other = random.of(pools.actors.filter(({ organisation }) => organisation !== own.organisation));
  const colleague = random.of(
    pools.actors.filter(({ organisation, seat }) => organisation === own.organisation && seat !== own.seat),
  );
  const incident = random.of(
    (pools.byKey.get('incident') ?? []).filter((each) => each !== made.facts[0]?.incident),
  );
  const command = random.of([...new Set(source.made.map((each) => each.command))]) as string;
  const put = (change: string, facts: readonly Json[]): Mutant[] => [
    { ...base(source, made, 'otherwise, pasted', change), make: () => facts.map(entryOf) },
    {
      ...base(source, made, 'otherwise, decided anew', change),
      make: ({ state }) => again(source, state, facts[0] as Json, made.begins),
    },
  ];
  const all = made.facts.map((fact) => opened(fact) as unknown as Json);
  const as = (actor: { organisation: string; seat: string }, everything: boolean) =>
    all.map((fact) => {
      const told = everything ? everywhere(fact, own.organisation, actor.organisation) : fact;
      return {
        ...(told as object),
        actor: { ...(fact as unknown as Fact).actor, ...actor },
      } as unknown as Json;
    });
  return [
    ...(other ? put('by another organisation', as(other, false)) : []),
    ...(other ? put('by another organisation, for itself', as(other, true)) : []),
    ...(colleague ? put('by a colleague', as(colleague, false)) : []),
    ...put(
      'by a seat that nobody knows',
      as({ organisation: own.organisation, seat: 'nobody.knows' }, false),
    ),
    ...put('by the clock', as({ organisation: own.organisation, seat: 'clock' }, false)),
    ...(incident
      ? put(
          'for another incident',
          all.map((fact) => everywhere(fact, made.facts[0]?.incident as string, incident)),
        )
      : []),
    ...put(
      'by another command',
      all.map((fact) => everywhere(fact, made.command, command)),
    ),
  ];
}

/** A fact too few, too many, or in another order. */
function listsOf(source: Source, made: Made, random: Random): Mutant[] {
  const { facts } = made;
  const stranger = random.of(source.made.filter(({ index }) => index < made.index))?.facts.at(-1);
  const last = facts.at(-1) as Fact;
  const put = (change: string, list: readonly Fact[]): Mutant => ({
    ...base(source, made, 'its facts', change),
    make: () => relisted(made, list),
  });
  return [
    put('the last one twice', [...facts, last]),
    ...(stranger ? [put('one of another decision more', [...facts, stranger])] : []),
    ...(facts.length > 1
      ? [
          put('without the last', facts.slice(0, -1)),
          put('without the first', facts.slice(1)),
          put('turned round', [...facts].reverse()),
        ]
      : []),
  ];
}
