import type { Application } from '../application/application.ts';

/** A burst of commits is one movement: a page that is read by thousands is computed once for all of it. */
const GATHER_MS = 1_000;

/** Says when the facts of an incident, or of the register, have moved on. */
export class Movement {
  readonly #application: Application;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #moved = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #stop: (() => void) | null = null;

  constructor(application: Application) {
    this.#application = application;
  }

  get position(): number {
    return this.#application.state.publicPosition;
  }

  /** Calls back after facts of the incident or the register. Returns the way to stop. */
  onChange(incident: string, listener: () => void): () => void {
    this.#listen();
    const listeners = this.#listeners.get(incident) ?? new Set();
    this.#listeners.set(incident, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(incident);
      if (this.#listeners.size === 0) {
        this.#stop?.();
        this.#stop = null;
      }
    };
  }

  #listen(): void {
    this.#stop ??= this.#application.onCommit((facts) => {
      for (const { incident } of facts) this.#moved.add(incident);
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.#tell();
      }, GATHER_MS).unref();
    });
  }

  #tell(): void {
    const isRegister = this.#moved.has('register');
    for (const [incident, listeners] of this.#listeners)
      if (isRegister || this.#moved.has(incident)) for (const listener of listeners) listener();
    this.#moved.clear();
  }
}
