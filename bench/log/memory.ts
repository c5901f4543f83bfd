import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

export interface MemoryUse {
  /** Bytes of live objects on the heap, after a collection. */
  readonly heap: number;
  /** Bytes outside the heap that objects on it hold: array buffers. */
  readonly buffers: number;
  /** Bytes of the process in main memory, the collector's reserve included. */
  readonly resident: number;
}

export function memoryUse(): MemoryUse {
  collect();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers, resident: rss };
}

export const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
