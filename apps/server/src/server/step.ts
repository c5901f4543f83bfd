import { SECOND_MS } from '@tongzhou/domain';

/** Where a start says what it is at: a line, without its end. */
export type Say = (line: string) => void;

const SILENT_MS_MAX = 5 * SECOND_MS;

/**
 * A step of the start that may take long: said when it begins, and again every five seconds, with how far it has come where
 * the work counts. Work that leaves timers no turn is heard by its counting.
 */
export async function step<Value>(
  say: Say,
  what: string,
  work: (count: (done: number, all: number) => void) => Promise<Value>,
): Promise<Value> {
  const began = Date.now();
  let said = began;
  let counted = '';
  const goOn = () => {
    const now = Date.now();
    if (now - said < SILENT_MS_MAX) return;
    said = now;
    say(`${what} … ${Math.round((now - began) / SECOND_MS)} s${counted}`);
  };
  say(`${what} …`);
  const timer = setInterval(goOn, SECOND_MS);
  try {
    return await work((done, all) => {
      counted = `, ${done} of ${all}`;
      goOn();
    });
  } finally {
    clearInterval(timer);
  }
}
