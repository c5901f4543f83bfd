/** What is wrong with the machine or the database, not with what somebody asked: it passes when somebody sees to it. */
export type FaultCode = 'database-away' | 'disk-full' | 'read-only' | 'no-handles' | 'memory-short';

/** How each is answered: RFC 4918, 11.5 for a full disk, else 503; and after how many seconds it is worth asking again. */
export const FAULTS: {
  readonly [Code in FaultCode]: { readonly status: 503 | 507; readonly retry: number };
} = {
  'database-away': { status: 503, retry: 2 },
  'disk-full': { status: 507, retry: 30 },
  'read-only': { status: 503, retry: 30 },
  'no-handles': { status: 503, retry: 5 },
  'memory-short': { status: 503, retry: 10 },
};

/** By error codes of Node and of PostgreSQL (appendix A of its manual), and by what the embedded one says without a code. */
const SIGNS: readonly (readonly [FaultCode, codes: RegExp, words: RegExp])[] = [
  ['disk-full', /^(?:ENOSPC|EDQUOT|53100)$/, /no space left on device|disk quota exceeded/i],
  ['read-only', /^(?:EROFS|25006)$/, /read-only (?:file system|transaction)/i],
  ['no-handles', /^(?:EMFILE|ENFILE)$/, /too many open files|no file descriptors available/i],
  ['memory-short', /^(?:ENOMEM|53200)$/, /array buffer allocation failed|^out of memory/i],
  [
    'database-away',
    /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|57P0[123]|53300|08...)$/,
    /Connection terminated|not queryable|timeout exceeded when trying to connect/,
  ],
];

/** Which of them an error is, or one that caused it; null: none, but a fault of ours. */
export function faultOf(error: unknown): FaultCode | null {
  for (let each = error, depth = 0; each && depth < 5; depth += 1) {
    const { code, message, cause } = each as { code?: unknown; message?: unknown; cause?: unknown };
    for (const [fault, codes, words] of SIGNS)
      if (codes.test(String(code ?? '')) || words.test(String(message ?? ''))) return fault;
    each = cause;
  }
  return null;
}
