import { MINUTE_MS } from '@tongzhou/domain';
import { networkOf } from './network.ts';
import { sayAtDoor } from './say.ts';

/** Not of the form, against a rule, too large, of another type, against what holds, too often. */
const REFUSED: ReadonlySet<number> = new Set([400, 409, 413, 415, 422, 429]);
const KEPT_MAX = 1_000;
const EVERYBODY_ELSE = 'everybody else';

type Who = { readonly seat: string | undefined; readonly address: string };
type Counted = { readonly who: Partial<Who>; readonly counts: Record<string, number> };

/**
 * How often what an account (or, of strangers, a network) sent was refused: a line a minute, with counts by status and nothing of what was
 * in it. Most of it is people who mistyped; who tries a thousand forms of a name stands out by the number.
 */
class RefusedInput {
  readonly #counted = new Map<string, Counted>();
  #timer: NodeJS.Timeout | null = null;

  note(status: number, { seat, address }: Who): void {
    if (!REFUSED.has(status)) return;
    const own = seat ?? networkOf(address);
    const isFull = this.#counted.size >= KEPT_MAX && !this.#counted.has(own);
    const key = isFull ? EVERYBODY_ELSE : own;
    const known = this.#counted.get(key);
    const counts: Record<string, number> = known?.counts ?? {};
    counts[status] = (counts[status] ?? 0) + 1;
    if (known === undefined) this.#counted.set(key, { who: isFull ? {} : { seat, address }, counts });
    this.#timer ??= setTimeout(() => this.say(), MINUTE_MS).unref();
  }

  /** What has been counted since the last time, and nothing any more. */
  say(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const lines = [...this.#counted.values()];
    this.#counted.clear();
    for (const { who, counts } of lines) sayAtDoor({ event: 'input-refused', ...who, counts });
  }
}

/** Of this process: pages and API. */
export const refusedInput = new RefusedInput();
