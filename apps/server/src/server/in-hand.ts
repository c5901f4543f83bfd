import type { IncomingMessage, ServerResponse } from 'node:http';
import { FAULTS } from '../fault/fault.ts';
import type { FaultBook } from '../fault/fault-book.ts';
import type { MemoryWatch } from '../fault/memory-watch.ts';
import { refuseWith } from './refusal.ts';

type Next = (request: IncomingMessage, response: ServerResponse) => void;

export const isHealth = (url: string): boolean => /^\/(healthz|readyz)(\/|\?|$)/.test(url);
const isStream = (url: string): boolean => /\/stream(?:$|\?)/.test(url);

const RETRY_SECONDS = 5;

/**
 * What this server has taken in hand and not answered yet. When it is told to stop, it takes nothing more, answers that first,
 * and only then goes; while hardly any memory is left it takes nothing on either.
 */
export class InHand {
  readonly #faults: FaultBook;
  readonly #memory: Pick<MemoryWatch, 'isShort'>;
  readonly #open = new Map<ServerResponse, string>();
  #isStopping = false;
  #emptied: () => void = () => {};

  constructor(faults: FaultBook, memory: Pick<MemoryWatch, 'isShort'>) {
    this.#faults = faults;
    this.#memory = memory;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Hands on what may go on. */
  pass(request: IncomingMessage, response: ServerResponse, next: Next): void {
    const url = request.url ?? '/';
    if (this.#isStopping) response.setHeader('connection', 'close');
    if (isHealth(url)) {
      next(request, response);
      return;
    }
    if (this.#isStopping) {
      refuseWith({ code: 'stopping', status: 503, retry: RETRY_SECONDS }, request, response);
      return;
    }
    if (this.#memory.isShort) {
      this.#faults.met('memory-short', 'the heap is nearly full, and no request is taken');
      refuseWith({ code: 'memory-short', ...FAULTS['memory-short'] }, request, response);
      return;
    }
    this.#open.set(response, url);
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#emptied();
    });
    next(request, response);
  }

  /** Takes nothing more. Resolves when all is answered, or after `maxMs`; streams, which have no end, are sent away at once. */
  async drain(maxMs: number): Promise<void> {
    this.#isStopping = true;
    const emptied = new Promise<void>((resolve) => {
      this.#emptied = resolve;
    });
    for (const [response, url] of this.#open) if (isStream(url)) response.destroy();
    if (this.#open.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, maxMs);
    });
    await Promise.race([emptied, late]);
    clearTimeout(timer);
  }
}
