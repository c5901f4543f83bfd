import type { Visitor } from './visitor.ts';

const AGE_MS_MAX = 5_000;
const VISITORS_MAX = 5_000;

/**
 * Remembers for a moment whom a secret stands for, so that a program which sends a thousand requests a second does not
 * ask the database a thousand times. What this process takes back is forgotten at once; what another server takes back
 * (several on one PostgreSQL), after five seconds.
 */
export class VisitorMemory {
  readonly #visitors = new Map<string, { readonly visitor: Visitor; readonly until: number }>();

  async recall(
    key: string,
    find: () => Promise<Visitor | null>,
    now: () => number = Date.now,
  ): Promise<Visitor | null> {
    const known = this.#visitors.get(key);
    if (known && now() < known.until) return known.visitor;
    const visitor = await find();
    // Only those who were found: nobody fills the memory with secrets that he made up.
    if (visitor === null) this.#visitors.delete(key);
    else {
      if (this.#visitors.size >= VISITORS_MAX) this.#visitors.clear();
      this.#visitors.set(key, { visitor, until: now() + AGE_MS_MAX });
    }
    return visitor;
  }

  forgetAll(): void {
    this.#visitors.clear();
  }
}
