import { availableIn, type Ledger } from './ledger.ts';

/**
 * What a batch would leave available, on top of a ledger that it does not touch. A group of linked transfers that fails
 * takes all its steps back; the groups before it stand.
 */
export class Overlay {
  readonly #ledger: Ledger;
  readonly #available = new Map<string, number>();
  readonly #ended = new Set<string>();
  #undo: (() => void)[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  available(account: string): number {
    return this.#available.get(account) ?? availableIn(this.#ledger, account);
  }

  add(account: string, amount: number): void {
    const before = this.available(account);
    this.#available.set(account, before + amount);
    this.#undo.push(() => this.#available.set(account, before));
  }

  hasEnded(pending: string): boolean {
    return this.#ended.has(pending);
  }

  end(pending: string): void {
    this.#ended.add(pending);
    this.#undo.push(() => this.#ended.delete(pending));
  }

  /** The group stands. */
  keep(): void {
    this.#undo = [];
  }

  /** The group falls. */
  takeBack(): void {
    for (const step of this.#undo.reverse()) step();
    this.#undo = [];
  }
}
