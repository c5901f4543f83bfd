import {
  compare,
  isQuick,
  type PublishedComparison,
  poseComparison,
  textOfProblem,
  type Viewpoint,
} from '@tongzhou/domain';
import type { Solvers } from './solvers.ts';

export type ComparedAt = {
  /** The public position and the moment that it is of. */
  readonly position: number;
  readonly now: string;
  /** Null: none is made for whoever looks. */
  readonly comparison: PublishedComparison | null;
};
type Kept = ComparedAt & { readonly at: number };
type Underway = { readonly position: number; readonly done: Promise<ComparedAt> };

/** While nothing happens only clocks change. */
const SAME_POSITION_MS = 10_000;
/** A page is never older, however often its record changes. */
const ANY_POSITION_MS = 2_000;

/**
 * The published comparison of each incident, for whoever looks: three plans of everything. It is solved for all who ask at once, beside
 * the writer's thread unless it takes next to nothing, and never two of one incident at a time: strangers who ask without end take
 * one place of those that wait to be solved.
 */
export class Comparisons {
  readonly #solvers: Solvers;
  readonly #view: () => Viewpoint;
  readonly #clock: () => number;
  readonly #kept = new Map<string, Kept>();
  readonly #underway = new Map<string, Underway>();
  readonly #next = new Map<string, Promise<ComparedAt>>();

  /** `clock`: in milliseconds; for tests. */
  constructor(solvers: Solvers, view: () => Viewpoint, clock = () => performance.now()) {
    this.#solvers = solvers;
    this.#view = view;
    this.#clock = clock;
  }

  /** Of this very position or a later one. Rejects with `NotSolved`. */
  exact(incident: string): Promise<ComparedAt> {
    const view = this.#view();
    const kept = this.#keptFor(incident, 0);
    if (kept) return Promise.resolve(kept);
    const underway = this.#underway.get(incident);
    if (!underway) return this.#begin(view, incident);
    if (underway.position === view.state.publicPosition) return underway.done;
    const known = this.#next.get(incident);
    if (known) return known;
    const next = underway.done
      .catch(() => {})
      .then(() => {
        this.#next.delete(incident);
        return this.#begin(this.#view(), incident);
      });
    this.#next.set(incident, next);
    return next;
  }

  /** For a page: two seconds old at the most, or as old as it took to solve. Rejects with `NotSolved`. */
  lately(incident: string): Promise<ComparedAt> {
    const kept = this.#keptFor(incident, ANY_POSITION_MS);
    if (kept) return Promise.resolve(kept);
    return this.#underway.get(incident)?.done ?? this.#begin(this.#view(), incident);
  }

  #keptFor(incident: string, anyPositionMs: number): Kept | null {
    const kept = this.#kept.get(incident);
    if (!kept) return null;
    const isSame = kept.position === this.#view().state.publicPosition;
    return this.#clock() - kept.at < (isSame ? SAME_POSITION_MS : anyPositionMs) ? kept : null;
  }

  #begin(view: Viewpoint, incident: string): Promise<ComparedAt> {
    const done = this.#solve(view, incident).finally(() => this.#underway.delete(incident));
    this.#underway.set(incident, { position: view.state.publicPosition, done });
    return done;
  }

  async #solve(view: Viewpoint, incident: string): Promise<ComparedAt> {
    const { items, integerProgram = null, now } = view;
    const head = { position: view.state.publicPosition, now, at: this.#clock() };
    const posed = poseComparison(view, incident);
    if (posed === null) return this.#keep(incident, { ...head, comparison: null });
    const { charterVersion, problem } = posed;
    const measures = isQuick(problem)
      ? compare(problem, { items, integerProgram })
      : ((await this.#solvers.solve({ kind: 'comparison', text: textOfProblem(problem) })) as ReturnType<
          typeof compare
        >);
    return this.#keep(incident, { ...head, comparison: { charterVersion, ...measures } });
  }

  #keep(incident: string, kept: Kept): Kept {
    this.#kept.set(incident, kept);
    return kept;
  }
}
