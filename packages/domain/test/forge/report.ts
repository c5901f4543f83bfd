import { commands, deeds, FACT_TYPES, isPublic } from '@tongzhou/domain';
import { whyHarmless } from './harmless.ts';
import { type Judged, judgeMutants } from './judge.ts';
import { drawMutants } from './mutants.ts';
import { Random } from './random.ts';
import type { Source } from './source.ts';

export type Forgery = {
  readonly judged: readonly Judged[];
  readonly named: readonly Judged[];
  readonly namedLater: number;
  readonly harmless: ReadonlyMap<string, readonly Judged[]>;
  readonly missed: readonly Judged[];
  /** Of fact types and commands, those that are in none of the logs. */
  readonly unreached: readonly string[];
};

/** Draws, judges and explains: the whole of it, without a database; or no more than a sample of what is drawn. */
export function forgeAll(
  sources: readonly Source[],
  count: number,
  seed: number,
  sample = Number.POSITIVE_INFINITY,
): Forgery {
  const drawn = drawMutants(sources, count, seed);
  const judged = judgeMutants(
    drawn.length <= sample ? drawn : new Random(seed).shuffled(drawn).slice(0, sample),
  );
  const named: Judged[] = [];
  const missed: Judged[] = [];
  const harmless = new Map<string, Judged[]>();
  let namedLater = 0;
  for (const each of judged) {
    const { kind } = each.verdict;
    const why = whyHarmless(each);
    if (kind === 'named') named.push(each);
    // It breaks what follows it in the log; yet at its own place it needs a reason, as if it stood at the end.
    else if (kind === 'named later' && why !== null) namedLater += 1;
    else if (kind === 'passes' && why !== null) harmless.set(why, [...(harmless.get(why) ?? []), each]);
    else missed.push(each);
  }
  return { judged, named, namedLater, harmless, missed, unreached: unreachedBy(sources) };
}

function unreachedBy(sources: readonly Source[]): string[] {
  const made = sources.flatMap((each) => each.made);
  const types = new Set(made.flatMap(({ facts }) => facts.map(({ type }) => type)));
  const asked = new Set(made.map(({ command }) => command));
  return [
    ...FACT_TYPES.filter((type) => isPublic(type) && !types.has(type)),
    ...[...commands.keys(), ...deeds.keys()].filter((name) => !asked.has(name)),
  ];
}

export const sayMutant = ({ mutant, verdict }: Judged): string =>
  [
    mutant.source.name,
    `decision ${mutant.index} ${mutant.command}`,
    mutant.forger,
    mutant.what,
    mutant.change,
    'by' in verdict ? verdict.by : verdict.fields.join(' + '),
  ].join(' | ');

/** In lines, what came of it; the harmless ones by their reasons, with the fields that were changed. */
export function sayForgery({ judged, named, namedLater, harmless, missed, unreached }: Forgery): string[] {
  const passed = [...harmless].map(([why, each]) => {
    const fields = [...new Set(each.map(({ mutant }) => `${mutant.what} (${mutant.change})`))];
    return `  ${each.length} × ${why}\n      such as ${fields.slice(0, 4).join('; ')}`;
  });
  const { length } = judged;
  const all = [...harmless.values()].reduce((total, each) => total + each.length, 0);
  return [
    ...(unreached.length > 0 ? [`not in any log: ${unreached.join(', ')}`] : []),
    `named at their own place: ${named.length}; named by what follows them: ${namedLater}`,
    'harmless, because it is',
    ...passed,
    ...missed.map((each) => `MISSED ${sayMutant(each)}`),
    `${length} mutants, ${named.length + namedLater} named, ${all} harmless, ${missed.length} missed`,
  ];
}
