import {
  type Actor,
  type Call,
  canonicalJson,
  type Decided,
  decide,
  evolve,
  type Fact,
  isPublic,
  noticesOf,
  type Result,
} from '@tongzhou/domain';
import { World } from '../../packages/domain/test/support/world.ts';
import { cpuMs, median } from '../measure.ts';

/** A command as it was carried out. Milliseconds of the processor, of the decision and of taking in what came of it. */
export type Carried = { readonly command: string; readonly decide: number; readonly evolve: number };

/** Each decision is made so often: it is a pure function of the state, and a first call is of a cold program. */
const TIMES = 9;
/** What takes so long is not asked again. */
const LONG_MS = 100;
const LATEST = 200;

/** A world that keeps no list of its facts, as a server keeps none, and times what it is asked while somebody listens. */
export class GrowthWorld extends World {
  /** Whoever keeps the facts themselves, from the very first. */
  static wrote: ((fact: Fact) => void) | null = null;
  heard: ((carried: Carried) => void) | null = null;
  /** The latest public facts, as pages ask the journal for them. */
  latest: Fact[] = [];
  #taken = 0;

  /** What is possible and unlikely is confirmed when it is asked back. */
  override act(actor: Actor, command: string, input: unknown): Result<Decided> {
    const outcome = super.act(actor, command, input);
    if (outcome.ok || command !== 'donation.receive') return outcome;
    const confirmed = outcome.refusals.flatMap(({ confirm }) => confirm ?? []);
    return confirmed.length < outcome.refusals.length
      ? outcome
      : super.act(actor, command, { ...(input as object), confirmed });
  }

  protected override decided(actor: Actor, call: Call): Result<Decided> {
    const { heard } = this;
    if (!heard) return super.decided(actor, call);
    const by = this.by(actor);
    const { around, state } = this;
    const times: number[] = [];
    while (times.length < TIMES && (times.at(-1) ?? 0) < LONG_MS)
      times.push(timed(() => decide(state, call, by, around)));
    this.#taken = 0;
    const outcome = super.decided(actor, call);
    if (outcome.ok) heard({ command: call.command, decide: median(times), evolve: this.#taken });
    return outcome;
  }

  /** What a server holds of a fact is what it read from its journal. */
  protected override commit(made: Fact): void {
    const fact = JSON.parse(canonicalJson(made)) as Fact;
    GrowthWorld.wrote?.(fact);
    this.#taken += timed(() => {
      evolve(this.state, fact);
      this.duties.take(fact, this.state);
      noticesOf(this.state, fact);
    });
    this.log.push('');
    if (!isPublic(fact.type)) return;
    this.latest.push(fact);
    if (this.latest.length > 2 * LATEST) this.latest = this.latest.slice(-LATEST);
  }
}

function timed(work: () => unknown): number {
  const began = cpuMs();
  work();
  return cpuMs() - began;
}
