/**
 * Runs `load` for the numbers `from … to - 1` and yields the results in order, with up to `window` loads under way:
 * enough to hide the network's latency without holding much of the log in memory.
 */
export async function* ahead<T>(
  from: number,
  to: number,
  window: number,
  load: (n: number) => Promise<T>,
): AsyncGenerator<T> {
  const pending: Promise<T>[] = [];
  let next = from;
  for (let at = from; at < to; at++) {
    while (next < to && pending.length < window) {
      const loading = load(next++);
      loading.catch(() => {}); // reported when its turn comes; the reader may stop before
      pending.push(loading);
    }
    yield (await pending.shift()) as T;
  }
}
