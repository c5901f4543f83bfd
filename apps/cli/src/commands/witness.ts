import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SECOND_MS } from '@tongzhou/domain';
import { sayContradiction } from '@tongzhou/messages';
import { createVerifier, type Evidence, type LogKey, type NoteVerifier, Witness } from '@tongzhou/tlog';
import { FolderWitnessStore } from '@tongzhou/tlog/folder';
import type { CliCommand } from '../command-line.ts';
import { contradictionOf } from '../mirror/contradiction-of.ts';
import { UsageError } from '../usage-error.ts';
import { SiteFollower } from '../witness/follower.ts';
import { witnessSigner } from '../witness/witness-key.ts';
import { witnessServer } from '../witness/witness-server.ts';

export const witnessCommand: CliCommand = {
  name: 'witness',
  usage:
    'witness --folder DIR --log VKEY [--log VKEY…] [--name NAME] [--port N] [--host ADDRESS] [--follow URL…] [--every SECONDS]',
  summary:
    'runs a witness (C2SP tlog-witness): cosigns checkpoints of logs that only ever grow, and keeps proof of those that do not',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        folder: { type: 'string' },
        log: { type: 'string', multiple: true },
        name: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        follow: { type: 'string', multiple: true },
        every: { type: 'string' },
      },
    });
    if (!values.folder)
      throw new UsageError('say in which --folder the witness keeps its key and its memory');
    const trusted = await logVerifiers(values.log ?? []);
    const port = whole(values.port ?? '8021', 0, 65_535, 'port');
    const every = whole(values.every ?? '30', 1, 86_400, 'number of seconds');
    const urls = values.follow ?? [];
    const wrong = urls.find((url) => !/^https?:/.test(url) || !URL.canParse(url));
    if (wrong !== undefined) throw new UsageError(`"${wrong}" is not the address of a site`);

    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), values.folder);
    const store = await FolderWitnessStore.open(folder);
    try {
      const signer = await witnessSigner(folder, values.name);
      const say = (line: string) => console.log(line);
      const onEvidence = (evidence: Evidence) => {
        const { zh, en } = sayContradiction(contradictionOf(evidence));
        say(`CONTRADICTION ${en} ${zh}`);
      };
      const witness = await Witness.open({ signer, logs: byOrigin(trusted), store, onEvidence });
      const followers = urls.map((url) => new SiteFollower(url, witness, trusted, say));
      const server = witnessServer({
        witness,
        looks: () => followers.flatMap(({ last }) => last ?? []),
        accessLog: say,
      });
      const stopped = new Promise<void>((stop) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
      });
      await new Promise<void>((listening, failed) => {
        server.once('error', failed);
        server.listen(port, values.host ?? '127.0.0.1', listening);
      });
      const { address, port: chosen, family } = server.address() as AddressInfo;
      say(`witness ${witness.name} at http://${family === 'IPv6' ? `[${address}]` : address}:${chosen}/`);
      say(`verifier key (hand it out through another channel): ${witness.verifierKey}`);
      const following = followers.map((follower) =>
        repeat(() => follower.look(), every * SECOND_MS, stopped),
      );
      await stopped;
      server.close();
      server.closeAllConnections();
      // A look that hangs on a slow site must not keep the witness from stopping.
      await Promise.race([Promise.all(following), pause(STOP_MS, undefined, { ref: false })]);
      return 0;
    } finally {
      await store.close();
    }
  },
};

const STOP_MS = 5 * SECOND_MS;

async function logVerifiers(vkeys: readonly string[]): Promise<NoteVerifier[]> {
  if (vkeys.length === 0)
    throw new UsageError('say whose --log to witness, by its verifier key (it is at /log/key)');
  return Promise.all(
    vkeys.map((vkey) =>
      createVerifier(vkey).catch((error: Error) => {
        throw new UsageError(error.message);
      }),
    ),
  );
}

/** Several keys under one name are several keys of one log. */
function byOrigin(verifiers: readonly NoteVerifier[]): Map<string, LogKey[]> {
  const logs = new Map<string, LogKey[]>();
  for (const verifier of verifiers)
    logs.set(verifier.name, [...(logs.get(verifier.name) ?? []), { verifier }]);
  return logs;
}

async function repeat(task: () => Promise<void>, pauseMs: number, stopped: Promise<void>): Promise<void> {
  let running = true;
  const stop = stopped.then(() => {
    running = false;
  });
  while (running) {
    await task();
    const over = new AbortController();
    await Promise.race([pause(pauseMs, undefined, { signal: over.signal }).catch(() => {}), stop]);
    over.abort();
  }
}

function whole(text: string, least: number, most: number, what: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new UsageError(`"${text}" is not a ${what}`);
  return value;
}
