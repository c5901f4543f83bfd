import {
  canonicalJson,
  type DecisionRecord,
  type Fact,
  type Judge,
  planDutiesOf,
  type Surroundings,
} from '@tongzhou/domain';
import { packInput, unpackInput } from '../../src/kernel/fact/packed-input.ts';
import { type Json, nodesOf, plainPath } from './json.ts';

/** One decision of a log: its public facts, as they stand there. */
export type Made = {
  readonly index: number;
  readonly facts: readonly Fact[];
  readonly texts: readonly string[];
  readonly command: string;
  readonly begins: number;
};

/** A log that its rules made, and what whoever judges it has of his own. */
export type Source = {
  readonly name: string;
  readonly made: readonly Made[];
  readonly judge: Judge;
  readonly around: Surroundings;
  readonly pools: Pools;
};

/** What a forger finds to take in the place of something: values by field, by the name of the field, and who acts. */
export type Pools = {
  readonly byField: ReadonlyMap<string, readonly Json[]>;
  readonly byKey: ReadonlyMap<string, readonly Json[]>;
  readonly actors: readonly { readonly organisation: string; readonly seat: string }[];
};

export function sourceOf(name: string, texts: readonly string[], judge: Judge): Source {
  const groups: { facts: Fact[]; texts: string[] }[] = [];
  for (const text of texts) {
    const fact = JSON.parse(text) as Fact;
    if (fact.decision) groups.push({ facts: [], texts: [] });
    groups.at(-1)?.facts.push(fact);
    groups.at(-1)?.texts.push(text);
  }
  const made = groups.map((each, index) => {
    const [first] = each.facts as [Fact];
    return { ...each, index, command: (first.decision as DecisionRecord).command, begins: first.position };
  });
  const moments = made.map(({ facts: [first] }) => Date.parse(first?.at ?? ''));
  const now = Math.max(...moments) + 3_600_000;
  const { items, areas, country, integerProgram = null, duties } = judge;
  const around = {
    ...{ items, country, integerProgram, planDuties: planDutiesOf(duties) },
    ...{ platforms: duties.platforms, prerequisites: duties.prerequisites },
    areaExists: (code: string) => areas.has(code),
  };
  return { name, made, judge: { ...judge, clock: () => now }, around, pools: poolsOf(made) };
}

/** The fact with its input as it was before it was packed. */
export const opened = (fact: Fact): Fact =>
  fact.decision
    ? ({ ...fact, decision: { ...fact.decision, input: unpackInput(fact.decision.input) } } as Fact)
    : fact;

/** As an entry of the log is written; half a character, which has no canonical form, as an escape. */
export function entryOf(fact: Json): string {
  try {
    return canonicalJson(closed(fact));
  } catch {
    return JSON.stringify(fact);
  }
}

/** The same, packed again where that is how it is written. */
const closed = (fact: Json): Json => {
  const { decision } = fact as { decision?: { input?: unknown } };
  const input = decision?.input;
  return typeof input === 'object' && input !== null && !Array.isArray(input)
    ? ({
        ...(fact as object),
        decision: { ...decision, input: packInput(input as Record<string, Json>) },
      } as Json)
    : fact;
};

function poolsOf(made: readonly Made[]): Pools {
  const byField = new Map<string, Set<Json>>();
  const byKey = new Map<string, Set<Json>>();
  const actors = new Map<string, { organisation: string; seat: string }>();
  const put = (map: Map<string, Set<Json>>, key: string, value: Json) => {
    const known = map.get(key) ?? new Set();
    map.set(key, known.add(value));
  };
  for (const { facts, command } of made)
    for (const each of facts) {
      const fact = opened(each) as unknown as Json;
      const { organisation, seat } = each.actor;
      actors.set(seat, { organisation, seat });
      for (const [path, value] of nodesOf(fact)) {
        put(byField, fieldOf(each.type, command, plainPath(path)), value);
        const key = path.findLast((step) => typeof step === 'string');
        if (typeof value === 'string' && typeof key === 'string') put(byKey, key, value);
      }
    }
  const listed = (map: Map<string, Set<Json>>) => new Map([...map].map(([key, all]) => [key, [...all]]));
  return { byField: listed(byField), byKey: listed(byKey), actors: [...actors.values()] };
}

/** A field of all facts of a type; of what was asked, of all decisions by a command. */
export const fieldOf = (type: string, command: string, path: string): string =>
  path.startsWith('decision.input.') ? `${command}: ${path}` : `${type}: ${path}`;
