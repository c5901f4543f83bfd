/**
 * How many proxies of ours stand before this server (`TONGZHOU_TRUST_PROXY`): none, one, several in a row. Each of them adds
 * the address that it was called from to the end of X-Forwarded-For; what stands before those is the caller’s own word.
 */
export function proxiesBefore(setting = process.env.TONGZHOU_TRUST_PROXY): number {
  return /^\d{1,2}$/.test(setting ?? '') ? Number(setting) : 0;
}

/** Who is behind them: the address that the outermost of our proxies was called from, else the connection’s other end. */
export function clientAddress(
  forwardedFor: string | undefined,
  connection: string | undefined,
  proxies = proxiesBefore(),
): string {
  const said = (forwardedFor ?? '').split(',').map((each) => each.trim());
  const outermost = proxies > 0 ? said.at(-proxies) : undefined;
  return (outermost || connection || 'unknown').slice(0, 100);
}
