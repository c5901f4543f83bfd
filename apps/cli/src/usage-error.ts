/** The words of the call are wrong; the message says which, and the usage line follows it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
