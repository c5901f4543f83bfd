/** How far a start is, for whoever waits for it (`/readyz`). */
export type Ready = {
  readonly ready: boolean;
  /** What the start is at; null where it is done. */
  readonly at: string | null;
  /** Of what the step counts; null where it does not. */
  readonly done: number | null;
  readonly all: number | null;
  readonly seconds: number;
};

export class Readiness {
  readonly #began = performance.now();
  #at: string | null = 'starting';
  #counted: { readonly done: number; readonly all: number } | null = null;

  begin(what: string): void {
    this.#at = what;
    this.#counted = null;
  }

  count(done: number, all: number): void {
    this.#counted = { done, all };
  }

  /** Everything that answers is there. */
  end(): void {
    this.#at = null;
    this.#counted = null;
  }

  get status(): Ready {
    return {
      ready: this.#at === null,
      at: this.#at,
      done: this.#counted?.done ?? null,
      all: this.#counted?.all ?? null,
      seconds: Math.round((performance.now() - this.#began) / 1_000),
    };
  }
}
