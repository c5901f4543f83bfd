import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { diskOf } from '../fault/disk.ts';
import type { MemoryWatch } from '../fault/memory-watch.ts';
import { logLag } from '../log/lag.ts';
import type { Services } from '../services.ts';

export type Doors = {
  /** Requests that are not answered yet. */
  readonly inHand: () => number;
  readonly memory: Pick<MemoryWatch, 'full'>;
};

/** What a request was for, as far as a metric tells them apart. */
type Door = 'pages' | 'api' | 'log' | 'health' | 'static';

const doorOf = (url: string): Door => {
  if (/^\/(?:healthz|readyz)(?:$|\?)/.test(url)) return 'health';
  if (url.startsWith('/api/')) return 'api';
  if (url.startsWith('/log/')) return 'log';
  return url.startsWith('/_app/') ? 'static' : 'pages';
};

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What whoever runs a server watches, in the text format of Prometheus. No name of a person, a seat, an organisation or an
 * address is a label: labels are names of commands, codes of refusals, doors and witnesses, which are all published.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'door' | 'status'>;
  readonly #seconds: Histogram<'door'>;
  readonly #stop: () => void;

  constructor({ application, log, notifications, integrity }: Services, { inHand, memory }: Doors) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    const gauge = (name: string, help: string, read: () => number | null | Promise<number | null>) =>
      new Gauge({
        ...{ name: `tongzhou_${name}`, help, registers },
        async collect() {
          const value = await Promise.resolve()
            .then(read)
            .catch(() => null);
          // What cannot be told is no number: the database may be away.
          if (value === null) this.reset();
          else this.set(value);
        },
      });
    const each = <Label extends string>(
      name: string,
      help: string,
      label: Label,
      read: () => Iterable<readonly [string, number]>,
    ) =>
      new Gauge<Label>({
        ...{ name: `tongzhou_${name}`, help, registers, labelNames: [label] },
        collect() {
          this.reset();
          for (const [said, value] of read()) this.set({ [label]: said } as Record<Label, string>, value);
        },
      });

    this.#requests = new Counter({
      ...{ name: 'tongzhou_http_requests_total', help: 'Requests answered', registers },
      labelNames: ['door', 'status'],
    });
    this.#seconds = new Histogram({
      ...{ name: 'tongzhou_http_request_seconds', help: 'From request to answer, streams left out' },
      ...{ registers, labelNames: ['door'], buckets: SECONDS },
    });
    const commands = new Counter({
      ...{ name: 'tongzhou_commands_total', help: 'Commands by what came of them', registers },
      labelNames: ['command', 'outcome'],
    });
    const refusals = new Counter({
      ...{ name: 'tongzhou_refusals_total', help: 'Reasons for which commands were refused', registers },
      labelNames: ['code'],
    });
    const commandSeconds = new Histogram({
      ...{ name: 'tongzhou_command_seconds', help: 'From command to what came of it', registers },
      buckets: SECONDS,
    });
    this.#stop = application.onOutcome(({ command, codes, seconds }) => {
      commands.inc({ command, outcome: codes === null ? 'failed' : codes.length > 0 ? 'refused' : 'done' });
      for (const code of codes ?? []) refusals.inc({ code });
      commandSeconds.observe(seconds);
    });

    gauge('journal_position', 'Position of the last fact', () => application.state.position);
    gauge('commands_waiting', 'Commands that have no answer yet', () => application.waiting);
    gauge('requests_in_hand', 'Requests that have no answer yet', inHand);
    gauge('stopped', '1: the database is not the record that was published', () =>
      application.fence.stopped ? 1 : 0,
    );
    gauge('journal_damaged', '1: the journal is damaged, no command is taken', () =>
      application.damagedAt === null ? 0 : 1,
    );
    gauge('clock_doubted', '1: the machine’s clock has jumped', () => (application.clock.isDoubted ? 1 : 0));
    gauge('heap_full_ratio', 'Heap in use after the last whole collection', () => memory.full);
    gauge('disk_free_bytes', 'Left on the disk of the data folder', async () => {
      const disk = await diskOf(application.folder);
      return disk && disk.freeMiB * 1_048_576;
    });
    gauge(
      'integrity_findings',
      'What the check of the whole database has found',
      () => integrity.status.found.length,
    );
    gauge(
      'notices_lag_facts',
      'Facts that nobody has been told of yet',
      async () => (await notifications.lag()).facts,
    );
    const lag = async () => logLag(application.database, await log.checkpointText(), application.clock.now());
    gauge('log_size', 'Entries under the published checkpoint', async () => (await lag()).size);
    gauge('log_lag_facts', 'Public facts not under it yet', async () => (await lag()).facts);
    gauge('log_lag_seconds', 'Age of the oldest of them', async () => (await lag()).seconds);
    each('witness_size', 'Entries that a witness has cosigned last', 'witness', () =>
      log.witnesses.map(({ name, lastSize }) => [name, lastSize ?? 0] as const),
    );
    each('witness_failing', '1: a witness did not cosign when it was last asked', 'witness', () =>
      log.witnesses.map(({ name, lastError }) => [name, lastError === null ? 0 : 1] as const),
    );
    each('fault', '1: a fault of the machine lasts', 'code', () =>
      application.faults.status.map(({ code, isOver }) => [code, isOver ? 0 : 1] as const),
    );
  }

  /** A request was answered. */
  answered(url: string, status: number, seconds: number): void {
    const door = doorOf(url);
    this.#requests.inc({ door, status });
    if (!/\/stream(?:$|\?)/.test(url)) this.#seconds.observe({ door }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  stop(): void {
    this.#stop();
    this.#registry.clear();
  }
}
