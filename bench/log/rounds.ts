/** Times of several ways to do the same, in alternating rounds, so that a busy machine slows all of them alike. */
export interface Timed {
  /** Milliseconds of each round. */
  readonly rounds: readonly number[];
  readonly median: number;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** One round to warm up, which does not count, then `rounds` of them, each way once in every round. */
export async function alternate<Way extends string>(
  rounds: number,
  ways: Readonly<Record<Way, () => unknown>>,
): Promise<Record<Way, Timed>> {
  const names = Object.keys(ways) as Way[];
  const times = new Map<Way, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const began = performance.now();
      await ways[name]();
      if (round > 0) times.get(name)?.push(performance.now() - began);
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const taken = times.get(name) as number[];
      return [name, { rounds: taken, median: median(taken) }];
    }),
  ) as unknown as Record<Way, Timed>;
}

/** Median, least and most of the ratios of the rounds: how many times as long as `base` in the same round. */
export function ratioTo(base: Timed, other: Timed): { median: number; least: number; most: number } {
  const ratios = other.rounds.map((time, round) => time / (base.rounds[round] as number));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

const whole = new Intl.NumberFormat('en');
export const count = (value: number): string => whole.format(Math.round(value));
export const digits = (value: number, places = 2): string => value.toFixed(places);

/** `count` things a second: median, and the slowest and the fastest round. */
export function perSecond(things: number, { rounds, median: middle }: Timed): string {
  const rate = (time: number) => count((things * 1_000) / time);
  return `${rate(middle)}/s (${rate(Math.max(...rounds))}–${rate(Math.min(...rounds))})`;
}

/** Prints rows as a Markdown table, columns in line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')} |`;
  console.log(line(head));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of rows) console.log(line(row));
  console.log();
}
