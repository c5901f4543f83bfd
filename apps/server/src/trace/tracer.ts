import { SECOND_MS } from '@tongzhou/domain';
import { Loop } from '../loop.ts';
import { drawBytes } from '../sealing/chance.ts';

/** What a span may tell: names of commands, codes, statuses, doors. Never who, and nothing of what was said. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

type Ended = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: number;
  readonly began: bigint;
  readonly ended: bigint;
  readonly attributes: Attributes;
  readonly failed: boolean;
};

const SERVER = 2;
const ERROR = 2;
const SENT_EVERY_MS = 5 * SECOND_MS;
const SPANS_PER_SEND = 500;
/** A collector that is away costs this much memory and no more: later ones are dropped. */
const WAITING_MAX = 5_000;
const SEND_MS_MAX = 10 * SECOND_MS;

/** W3C Trace Context: what a proxy or a caller has begun goes on here. */
const PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const SAMPLED = 1;

const nanoseconds = (): bigint =>
  BigInt(Math.round((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n;

/**
 * Spans of requests, sent to a collector by OTLP/HTTP in JSON (OpenTelemetry protocol 1.x, `/v1/traces`). A hundred lines
 * instead of the SDK, which would bring a dozen packages and instruments what it finds, bodies of queries included.
 */
export class Tracer {
  readonly #url: URL;
  readonly #share: number;
  readonly #waiting: Ended[] = [];
  readonly #loop: Loop;
  readonly #send: typeof fetch;

  /** `share`: of the requests that nobody has traced before us, from 0 to 1. */
  constructor(endpoint: string, share: number, send: typeof fetch = fetch) {
    this.#url = new URL(`${endpoint.replace(/\/$/, '')}/v1/traces`);
    this.#share = share;
    this.#send = send;
    this.#loop = new Loop(() => this.flush(), { everyMs: SENT_EVERY_MS, fault: 'traces could not be sent' });
    this.#loop.start();
  }

  /** Begins the span of a request; null: this one is not traced. Ends it with what came of it. */
  begin(
    traceparent: string | undefined,
  ): ((name: string, attributes: Attributes, failed: boolean) => void) | null {
    const [, traceId, parentSpanId, flags] = PARENT.exec(traceparent ?? '') ?? [];
    const isTraced =
      flags === undefined
        ? drawBytes(4).readUInt32BE() < this.#share * 2 ** 32
        : (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED;
    if (!isTraced) return null;
    const began = nanoseconds();
    const ids = {
      traceId: traceId ?? drawBytes(16).toString('hex'),
      spanId: drawBytes(8).toString('hex'),
      parentSpanId,
    };
    return (name, attributes, failed) => {
      if (this.#waiting.length >= WAITING_MAX) return;
      this.#waiting.push({ ...ids, name, kind: SERVER, began, ended: nanoseconds(), attributes, failed });
    };
  }

  /** Sends what has ended. Rejects where the collector does not take it; it is tried again. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const spans = this.#waiting.slice(0, SPANS_PER_SEND);
      const response = await this.#send(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(messageOf(spans)),
        signal: AbortSignal.timeout(SEND_MS_MAX),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the collector answered ${response.status}`);
      this.#waiting.splice(0, spans.length);
    }
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.flush().catch(() => {});
  }
}

const messageOf = (spans: readonly Ended[]) => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf({ 'service.name': 'tongzhou' }) },
      scopeSpans: [
        {
          scope: { name: 'tongzhou' },
          spans: spans.map(({ began, ended, attributes, failed, ...span }) => ({
            ...span,
            startTimeUnixNano: String(began),
            endTimeUnixNano: String(ended),
            attributes: attributesOf(attributes),
            status: failed ? { code: ERROR } : {},
          })),
        },
      ],
    },
  ],
});

const attributesOf = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value:
      typeof value === 'number'
        ? { intValue: String(Math.round(value)) }
        : typeof value === 'boolean'
          ? { boolValue: value }
          : { stringValue: value },
  }));

/** As the settings say; null: nothing is traced. */
export function tracerOf(environment = process.env): Tracer | null {
  const { TONGZHOU_TRACES: endpoint, TONGZHOU_TRACES_SHARE: share } = environment;
  return endpoint ? new Tracer(endpoint, Number(share || 100) / 100) : null;
}
