import { isIP } from 'node:net';

/** A setting that contradicts another, or is not safe: the server does not start on it. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** Whether a host is this machine: what is said to it crosses no network. Absent, or a path: a socket of the file system. */
export function isThisMachine(host: string | null | undefined): boolean {
  if (!host || host.startsWith('/')) return true;
  const plain = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(plain) === 4) return plain.startsWith('127.');
  return plain === '::1' || plain === 'localhost';
}

/**
 * `TONGZHOU_PRIVATE_NETWORK=trusted`: the operator answers for whoever can listen between the machines of this installation (a cable in one
 * room, a tunnel that encrypts, a network of containers on one host). Then services beside the server may be spoken to without TLS.
 */
export const networkIsTrusted = (said = process.env.TONGZHOU_PRIVATE_NETWORK): boolean => said === 'trusted';
