import { type Both, both } from '../language/language.ts';

/** A log that had lost entries which it had signed, and was ended openly. */
export type EndedBefore = {
  readonly origin: string;
  /** Entries that it had signed. */
  readonly signed: number;
  /** Entries with which the next log goes on. */
  readonly goesOnFrom: number;
  /** Entries of the last head that the old log had signed and the new one contains. */
  readonly proven: number;
  readonly reason: string;
};

/** What is lost, in one plain sentence, and what whoever ran the site says of it. */
export function sayEnded({ origin, signed, goesOnFrom, proven, reason }: EndedBefore): Both {
  const lost = Math.max(0, signed - goesOnFrom);
  return both(
    `日志 ${origin} 已公开终止：它签署过 ${signed} 条，留存 ${goesOnFrom} 条，${lost > 0 ? `丢失 ${lost} 条` : '其余部分互不包含'}；前 ${proven} 条可证明与原日志一致。运营方说明：${reason}`,
    `The log ${origin} was ended openly: it had signed ${signed} entries, ${goesOnFrom} are left, ${lost > 0 ? `${lost} are lost` : 'and the rest is another'}; the first ${proven} are provably those of the old log. The operator says: ${reason}`,
  );
}
