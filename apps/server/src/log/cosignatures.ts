import { MINUTE_MS } from '@tongzhou/domain';
import {
  addCosignatures,
  hashesFromTiles,
  httpWitness,
  meetPolicy,
  requestCosignature,
  storedTiles,
  TlogError,
  type VerifiedSignature,
} from '@tongzhou/tlog';
import type { LogFiles } from './files.ts';
import type { AskedWitness, LogPolicy } from './log-policy.ts';
import type { SignedHead } from './sign-head.ts';

/** What is known of a witness since this server started. */
export type WitnessStatus = {
  readonly name: string;
  readonly url: string;
  readonly verifierKey: string;
  readonly lastSize: number | null;
  readonly lastCosignedAt: string | null;
  readonly lastError: string | null;
};

type Memory = {
  lastSize: number | null;
  at: string | null;
  error: string | null;
  /** After a failure the witness is left alone until then, longer each time. */
  quietUntil: number;
  failures: number;
};

const ASK_MS_MAX = 8_000;
const PAUSE_MS_FIRST = 1_000;
const PAUSE_MS_MOST = MINUTE_MS;

/**
 * Asks the policy's witnesses to cosign. Each by itself: one that is slow or away delays neither the others nor the log,
 * and is asked again after a pause that grows.
 */
export class Cosignatures {
  readonly #policy: LogPolicy;
  readonly #files: LogFiles;
  readonly #memory = new Map<AskedWitness, Memory>();

  constructor(policy: LogPolicy, files: LogFiles) {
    this.#policy = policy;
    this.#files = files;
    for (const witness of policy.asked)
      this.#memory.set(witness, { lastSize: null, at: null, error: null, quietUntil: 0, failures: 0 });
  }

  get isAsked(): boolean {
    return this.#policy.asked.length > 0;
  }

  /**
   * The checkpoint with the cosignatures that came within `waitMs`, or as soon as the policy is met; those that come
   * later are handed to `late`, one by one.
   */
  async collect(
    head: SignedHead,
    waitMs: number,
    late: (signed: Uint8Array) => Promise<void>,
  ): Promise<{ signed: Uint8Array; met: boolean }> {
    const had: VerifiedSignature[] = [];
    let waiting = true;
    let wake: () => void = () => {};
    const enough = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const asking = this.#policy.asked.map(async (witness) => {
      const cosignature = await this.#ask(witness, head);
      if (cosignature === null) return;
      had.push(cosignature);
      if (!waiting) await late(addCosignatures(head.signed, had));
      else if (this.#isMet(had)) wake();
    });
    const timer = setTimeout(wake, waitMs);
    await Promise.race([enough, Promise.all(asking)]);
    clearTimeout(timer);
    waiting = false;
    return {
      signed: had.length > 0 ? addCosignatures(head.signed, had) : head.signed,
      met: this.#isMet(had),
    };
  }

  status(): WitnessStatus[] {
    return [...this.#memory].map(([witness, memory]) => ({
      name: witness.name,
      url: witness.url,
      verifierKey: witness.verifierKey,
      lastSize: memory.lastSize,
      lastCosignedAt: memory.at,
      lastError: memory.error,
    }));
  }

  #isMet(had: readonly VerifiedSignature[]): boolean {
    try {
      meetPolicy(this.#policy.trust, had);
      return true;
    } catch {
      return false;
    }
  }

  async #ask(witness: AskedWitness, { size, signed }: SignedHead): Promise<VerifiedSignature | null> {
    const memory = this.#memory.get(witness) as Memory;
    if (Date.now() < memory.quietUntil) return null;
    try {
      const cosignature = await requestCosignature({
        signed,
        hashes: hashesFromTiles(storedTiles(size, this.#files.read)),
        witness: witness.verifier,
        submit: httpWitness(witness.url, ASK_MS_MAX),
        ...(memory.lastSize === null ? {} : { lastSize: memory.lastSize }),
      });
      Object.assign(memory, { lastSize: size, at: new Date().toISOString(), error: null, failures: 0 });
      return cosignature;
    } catch (error) {
      memory.failures += 1;
      const message = (error as Error).message.slice(0, 300);
      // Who refuses has looked at the log, and found it other than before.
      const isRefused = error instanceof TlogError && error.code === 'witness-refused';
      if (isRefused && memory.error !== message) console.error(`tongzhou: ${message}`);
      memory.error = message;
      memory.quietUntil =
        Date.now() + Math.min(PAUSE_MS_MOST, PAUSE_MS_FIRST * 2 ** Math.min(10, memory.failures - 1));
      return null;
    }
  }
}
