import { AuditFault, type Fact, Replay } from '@tongzhou/domain';
import { differences, type Json } from './json.ts';
import type { Mutant } from './mutants.ts';
import { type Made, opened, type Source } from './source.ts';

type Verdict =
  /** Refused at its own place. */
  | { readonly kind: 'named'; readonly by: string }
  /** It could have been decided there; something after it could not. */
  | { readonly kind: 'named later'; readonly by: string; readonly fields: readonly string[] }
  | { readonly kind: 'passes'; readonly fields: readonly string[] }
  /** Whoever judges it breaks down instead of naming it. */
  | { readonly kind: 'breaks'; readonly by: string };

export type Judged = {
  readonly mutant: Mutant;
  readonly texts: readonly string[];
  readonly verdict: Verdict;
};

/** So many decisions after one that passes are replayed on top of it. */
const LOOK_AHEAD = 80;

/** One way through each log, all mutants of a decision on the state before it; those that change nothing are left out. */
export function judgeMutants(mutants: readonly Mutant[]): Judged[] {
  const made = madeElsewhere(mutants);
  const judged: Judged[] = [];
  for (const source of new Set(mutants.map((each) => each.source)))
    walk(source, (replay, decision) => {
      for (const mutant of mutants) {
        if (mutant.source !== source || mutant.index !== decision.index) continue;
        const bench = { source, made: decision, state: replay.state };
        const texts = mutant.madeAt === mutant.index ? mutant.make(bench) : made.get(mutant);
        if (!texts || texts.join('\n') === decision.texts.join('\n')) continue;
        judged.push({ mutant, texts, verdict: verdictOn(replay, source, decision, texts) });
      }
    });
  return judged;
}

/** Facts that are made on the state of another place of the log. */
function madeElsewhere(mutants: readonly Mutant[]): Map<Mutant, string[] | null> {
  const made = new Map<Mutant, string[] | null>();
  const strange = mutants.filter(({ index, madeAt }) => index !== madeAt);
  for (const source of new Set(strange.map((each) => each.source)))
    walk(source, ({ state }, decision) => {
      for (const mutant of strange)
        if (mutant.source === source && mutant.madeAt === decision.index)
          made.set(mutant, mutant.make({ source, made: decision, state }));
    });
  return made;
}

function walk(source: Source, look: (replay: Replay, made: Made) => void): void {
  const replay = new Replay(source.judge);
  for (const made of source.made) {
    look(replay, made);
    for (const text of made.texts) replay.take(text);
  }
  replay.finish();
}

function verdictOn(replay: Replay, source: Source, made: Made, texts: readonly string[]): Verdict {
  try {
    replay.judge(texts);
  } catch (error) {
    return nameOf(error);
  }
  const fields = changedFields(made, texts);
  const copy = structuredClone(replay.state);
  copy.position = made.begins - 1;
  const ahead = new Replay(source.judge, copy);
  // Duties are a view of the record, and have no say in what may be decided.
  Object.assign(ahead, { duties: { take() {} } });
  let place = -1;
  try {
    const after = source.made.slice(made.index + 1, made.index + 1 + LOOK_AHEAD);
    for (const text of texts) ahead.take(text);
    ahead.finish();
    for (place = 0; place < after.length; place += 1)
      for (const text of after[place]?.texts ?? []) ahead.take(text);
  } catch (error) {
    const { kind, by } = nameOf(error);
    if (kind === 'named' && place >= 0) return { kind: 'named later', by, fields };
    return { kind, by } as Verdict;
  }
  return { kind: 'passes', fields };
}

function nameOf(error: unknown): { readonly kind: 'named' | 'breaks'; readonly by: string } {
  return error instanceof AuditFault
    ? { kind: 'named', by: error.message }
    : { kind: 'breaks', by: (error as Error).stack ?? String(error) };
}

/** Where what was asked, by whom and when differs from the decision in whose place it stands: the facts follow from that. */
function changedFields({ facts: [was] }: Made, [text]: readonly string[]): string[] {
  const asked = (fact: Fact) => {
    const { at, actor, decision } = opened(fact);
    const { organisation, seat } = actor;
    return { at, actor: { organisation, seat }, decision } as unknown as Json;
  };
  return differences(asked(was as Fact), asked(JSON.parse(text as string) as Fact));
}
