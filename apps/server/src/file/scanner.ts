import { connect, type NetConnectOpts } from 'node:net';
import { SECOND_MS } from '@tongzhou/domain';
import { isThisMachine, networkIsTrusted, SettingsError } from '../settings/other-machines.ts';

const TIMEOUT_MS = 30 * SECOND_MS;
const CHUNK_BYTES = 65_536;
const ANSWER_BYTES_MAX = 1_000;

/** `found`: what the scanner calls it. `silent`: it could not be asked, or did not say either. */
export type Scanned =
  | { readonly is: 'clean' }
  | { readonly is: 'harmful'; readonly found: string }
  | { readonly is: 'silent' };
export type Scanner = (bytes: Uint8Array) => Promise<Scanned>;

/**
 * Whoever looks at files for known harm before they are kept: any program that speaks the protocol of clamd (INSTREAM), at
 * `TONGZHOU_SCANNER`: `unix:/run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`. Null: nobody was named. It is asked over a socket; the server
 * runs no program.
 */
export function scannerAt(said = process.env.TONGZHOU_SCANNER, timeoutMs = TIMEOUT_MS): Scanner | null {
  if (!said) return null;
  const place = placeOf(said);
  return (bytes) => ask(place, bytes, timeoutMs).catch(() => ({ is: 'silent' }));
}

function placeOf(said: string): NetConnectOpts {
  if (said.startsWith('unix:/')) return { path: said.slice('unix:'.length) };
  const { protocol, hostname, port } = URL.canParse(said)
    ? new URL(said)
    : { protocol: '', hostname: '', port: '' };
  if (protocol !== 'tcp:' || !hostname || !port)
    throw new SettingsError(
      'TONGZHOU_SCANNER is where clamd listens: unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310',
    );
  if (!isThisMachine(hostname) && !networkIsTrusted())
    throw new SettingsError(
      `TONGZHOU_SCANNER: clamd at ${hostname} is sent files without TLS; run it on this machine, or say TONGZHOU_PRIVATE_NETWORK=trusted where nobody listens between the two`,
    );
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** One file in pieces, each with its length before it, a piece of none at the end; one line back (clamd(8)). */
function ask(place: NetConnectOpts, bytes: Uint8Array, timeoutMs: number): Promise<Scanned> {
  return new Promise((resolve, reject) => {
    const socket = connect(place);
    // Of the whole, however slowly it dribbles.
    const timer = setTimeout(() => socket.destroy(new Error('no answer in time')), timeoutMs);
    let answer = '';
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        const chunk = bytes.subarray(at, at + CHUNK_BYTES);
        socket.write(lengthOf(chunk));
        socket.write(chunk);
      }
      socket.write(lengthOf(new Uint8Array()));
    });
    socket.on('data', (part) => {
      answer += part.toString('latin1');
      if (answer.length > ANSWER_BYTES_MAX) socket.destroy(new Error('that is no answer'));
      else if (answer.includes('\0')) socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(readAnswer(answer));
    });
  });
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}

/** What is neither of the two is no word that a file is clean. */
function readAnswer(answer: string): Scanned {
  const line = answer.split('\0')[0] ?? '';
  if (line === 'stream: OK') return { is: 'clean' };
  const found = /^stream: ([\x21-\x7e]{1,200}) FOUND$/.exec(line)?.[1];
  return found === undefined ? { is: 'silent' } : { is: 'harmful', found };
}
