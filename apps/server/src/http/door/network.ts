import { isIPv6 } from 'node:net';

/**
 * What is counted, and what a log line says, of an address: of IPv6 the network (/64: one household holds 2^64 addresses),
 * of IPv4 the whole for counting.
 */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain;
}

/** For the log: no single person’s line can be told from it (IPv4 /24, IPv6 /48). */
export function shortened(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  if (isIPv6(plain)) return `${groupsOf(plain).slice(0, 3).join(':')}::/48`;
  const [a, b, c, d] = plain.split('.');
  return d === undefined ? 'unknown' : `${a}.${b}.${c}.0/24`;
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const between = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(between).fill('0'), ...after].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  );
}
