import { MINUTE_MS } from '@tongzhou/domain';
import { type FaultCode, faultOf } from './fault.ts';

export type FaultStatus = {
  readonly code: FaultCode;
  /** Of this time: after a pause of a minute it begins anew. By the machine's clock. */
  readonly since: string;
  readonly last: string;
  readonly times: number;
  /** Whether nothing of the kind has happened for a minute, or the same went well since. */
  readonly isOver: boolean;
};

type Kept = { since: number; last: number; times: number; isOver: boolean; saidAt: number; unsaid: number };

const SAID_EVERY_MS = MINUTE_MS;
/** Of so many different faults of ours the last words are known. */
const STACKS_MAX = 200;

/**
 * Which faults of the machine this server has met, for whoever watches it. Each is said once when it begins, and once a minute
 * while it lasts, with how often; a stack only of faults of ours, and of each once a minute. A thousand requests that meet a
 * full disk are one line.
 */
export class FaultBook {
  readonly #now: () => number;
  readonly #say: (...words: unknown[]) => void;
  readonly #kept = new Map<FaultCode, Kept>();
  readonly #stacks = new Map<string, number>();

  constructor(now = Date.now, say: (...words: unknown[]) => void = (...words) => console.error(...words)) {
    this.#now = now;
    this.#say = say;
  }

  /** Takes an error down; answers which fault it is, or null for one of ours. `about`: such as `request 1f…`. */
  note(error: unknown, about: string): FaultCode | null {
    const code = faultOf(error);
    if (code === null) this.#noteOwn(error, about);
    else this.met(code, (error as Error).message);
    return code;
  }

  met(code: FaultCode, words: string): void {
    const now = this.#now();
    let kept = this.#kept.get(code);
    if (kept === undefined || kept.isOver || now - kept.last > MINUTE_MS) {
      kept = { since: now, last: now, times: 0, isOver: false, saidAt: Number.NEGATIVE_INFINITY, unsaid: 0 };
      this.#kept.set(code, kept);
    }
    kept.last = now;
    kept.times += 1;
    kept.unsaid += 1;
    if (now - kept.saidAt < SAID_EVERY_MS) return;
    const again = kept.unsaid > 1 ? ` (${kept.unsaid} times since this was said)` : '';
    this.#say(`tongzhou: ${code}: ${words.split('\n')[0]}${again}`);
    kept.saidAt = now;
    kept.unsaid = 0;
  }

  /** The database answers, or has written something: what had kept it from that is over. */
  wentWell(what: 'answered' | 'written'): void {
    const over: readonly FaultCode[] =
      what === 'answered' ? ['database-away'] : ['database-away', 'disk-full', 'read-only'];
    for (const code of over) {
      const kept = this.#kept.get(code);
      if (kept === undefined || kept.isOver) continue;
      kept.isOver = true;
      this.#say(`tongzhou: ${code}: over, after ${kept.times} failures`);
    }
  }

  /** The latest that is not over, for whoever has to be told why nothing is answered. */
  get present(): FaultCode | null {
    const [latest] = this.status.filter(({ isOver }) => !isOver).sort((a, b) => (a.last < b.last ? 1 : -1));
    return latest?.code ?? null;
  }

  get status(): FaultStatus[] {
    const now = this.#now();
    return [...this.#kept].map(([code, { since, last, times, isOver }]) => ({
      code,
      since: new Date(since).toISOString(),
      last: new Date(last).toISOString(),
      times,
      isOver: isOver || now - last > MINUTE_MS,
    }));
  }

  #noteOwn(error: unknown, about: string): void {
    const now = this.#now();
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const said = this.#stacks.get(words);
    if (said !== undefined && now - said < SAID_EVERY_MS) this.#say(`tongzhou: ${about}: again: ${words}`);
    else {
      if (this.#stacks.size >= STACKS_MAX) this.#stacks.clear();
      this.#stacks.set(words, now);
      this.#say(`tongzhou: ${about}:`, error);
    }
  }
}
