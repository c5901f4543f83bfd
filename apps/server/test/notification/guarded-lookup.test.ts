import type { lookup } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { guardedLookup } from '../../src/notification/webhook/send.ts';

/** A name server that answers what an attacker likes. */
const resolving = (...addresses: string[]) =>
  ((_host: string, _options: object, callback: (...answer: unknown[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as unknown as typeof lookup;

const look = (...addresses: string[]) =>
  new Promise((resolve) =>
    guardedLookup(resolving(...addresses))('hook.example.org', {}, (error, address) =>
      resolve(error ? error.message : address),
    ),
  );

describe('the address that a webhook’s name resolves to', () => {
  it('is connected to where it is outside', async () => {
    expect(await look('93.184.215.14')).toBe('93.184.215.14');
    expect(await look('2606:2800:21f:cb07:6820:80da:af6b:8b2c')).toContain('2606:');
  });

  it('is refused where it, or one among several, is inside', async () => {
    for (const inside of ['10.0.0.5', '127.0.0.1', '::1', 'fd12::1', 'fe80::1%eth0', '::ffff:127.0.0.1'])
      expect([inside, await look('93.184.215.14', inside)]).toEqual([inside, 'it points inside the network']);
    expect(await look()).toBe('it points inside the network');
  });
});
