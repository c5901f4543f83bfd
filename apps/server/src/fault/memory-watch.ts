import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** Above this somebody should look, above that no more work is taken on. */
const ILL_ABOVE = 0.85;
const SHORT_ABOVE = 0.95;

type PerformanceNodeEntry = PerformanceEntry & { readonly detail?: { readonly kind?: number } };

type Measures = {
  /** Bytes that the heap may have. */
  readonly limit: number;
  /** Bytes that are in use, garbage left out. */
  readonly used: () => number;
};

/**
 * How full the heap is after the last whole collection: garbage counts for nothing, what is left is in use. When nearly all is,
 * this process would end at the next large answer, and with it everybody's.
 */
export class MemoryWatch {
  readonly #measures: Measures;

  constructor(measures: Measures = ofThisProcess()) {
    this.#measures = measures;
  }

  /** From 0 to 1. */
  get full(): number {
    return this.#measures.used() / this.#measures.limit;
  }

  get isIll(): boolean {
    return this.full > ILL_ABOVE;
  }

  get isShort(): boolean {
    return this.full > SHORT_ABOVE;
  }
}

function ofThisProcess(): Measures {
  let used = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceNodeEntry[])
      if (entry.detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR) used = process.memoryUsage().heapUsed;
  });
  observer.observe({ entryTypes: ['gc'] });
  const { heap_size_limit: heap } = getHeapStatistics();
  return { limit: Math.min(heap, process.constrainedMemory() || heap), used: () => used };
}
