import { type Fact, phaseOf, type Refusal, SECOND_MS, underwayIn } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { Loop } from '../loop.ts';

/** Rows of one step: large enough for a national plan in seconds, small enough that commands go between. */
const ROWS_PER_STEP = 4_000;
/** Other servers on the same database activate too; and what was refused may be allowed again. */
const TICK_MS = 2 * SECOND_MS;

const STARTS: ReadonlySet<string> = new Set<Fact['type']>(['plan.activated', 'plan.taken-over']);

/** Why an activation does not go on, since when. */
export type Halt = { readonly at: string; readonly refusals: readonly Refusal[] };

/**
 * Carries activated plans out, step by step, each step a commit of its own. All that is known of the work is in the journal:
 * a server that starts again goes on where it was, and commands of others are decided between two steps.
 */
export class Activations {
  readonly #application: Application;
  readonly #halted = new Map<string, Halt>();
  readonly #loop = new Loop(() => this.#carryAllOut(), {
    everyMs: TICK_MS,
    fault: 'a plan could not be carried on',
    atOnce: true,
  });
  #isStopped = false;
  #stopListening = () => {};

  constructor(application: Application) {
    this.#application = application;
  }

  start(): void {
    this.#stopListening = this.#application.onCommit((facts) => {
      if (facts.some(({ type }) => STARTS.has(type))) this.#loop.soon();
    });
    this.#loop.start();
  }

  /** Ends after the step in hand. */
  stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopListening();
    return this.#loop.stop();
  }

  /** Of an incident whose activation cannot go on. */
  haltOf(incident: string): Halt | null {
    return this.#halted.get(incident) ?? null;
  }

  /** For whoever watches the server. */
  get status(): { readonly underway: number; readonly halted: readonly string[] } {
    return { underway: this.#incidents().length, halted: [...this.#halted.keys()] };
  }

  /** Resolves when nothing is in hand, or all that is has halted. */
  carryOut(): Promise<void> {
    return this.#loop.now();
  }

  async #carryAllOut(): Promise<void> {
    if (this.#isStopped) return;
    this.#halted.clear();
    for (const incident of this.#incidents()) await this.#carryOne(incident);
  }

  #incidents(): string[] {
    if (this.#application.damagedAt !== null) return [];
    return [...this.#application.state.incidents.values()]
      .filter((each) => phaseOf(each) === 'open' && underwayIn(each) !== null)
      .map(({ id }) => id);
  }

  async #carryOne(incident: string): Promise<void> {
    while (!this.#isStopped) {
      const outcome = await this.#application.carryOutStep(incident, ROWS_PER_STEP);
      if (outcome === null) return;
      if (!outcome.ok) {
        this.#halted.set(incident, {
          at: this.#application.clock.now().toISOString(),
          refusals: outcome.refusals,
        });
        return;
      }
      // Whoever waits for an answer comes before the next step.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
