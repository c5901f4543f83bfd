import type { Application } from '../application/application.ts';
import type { FollowedWriter } from '../journal/followed-writer.ts';
import type { PublicLog } from '../log/public-log.ts';
import { Loop } from '../loop.ts';

/** A standby tells nobody that something was written: it is looked at. */
const LOOK_MS = 200;
const HEADS_EVERY_MS = 1_000;

/** Keeps a server that only follows as new as the replica that it reads. */
export class Replica {
  readonly writes = false;
  readonly follows = true;
  readonly #application: Application;
  readonly #writer: FollowedWriter;
  readonly #log: PublicLog;
  #headsAt = 0;
  readonly #loop = new Loop(() => this.#look(), {
    everyMs: LOOK_MS,
    fault: 'the replica could not be read',
    atOnce: true,
  });

  constructor(application: Application, writer: FollowedWriter, log: PublicLog) {
    this.#application = application;
    this.#writer = writer;
    this.#log = log;
  }

  get secondsBehind(): number {
    return this.#writer.secondsBehind;
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Resolves when this server shows what was written up to a position, or after `maxMs`. */
  async reaches(position: number, maxMs: number): Promise<void> {
    const until = performance.now() + maxMs;
    while (this.#application.state.position < position && performance.now() < until) {
      await this.#loop.now().catch(() => {});
      if (this.#application.state.position < position)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
    }
  }

  async #look(): Promise<void> {
    if (this.#application.fence.stopped) return;
    // Before the facts: all that the lease came after is read then.
    const asked = performance.now();
    await this.#writer.turn();
    await this.#application.catchUp();
    if (asked - this.#headsAt < HEADS_EVERY_MS) return;
    this.#headsAt = asked;
    await this.#log.keepNewestHead();
  }
}

const AGAIN_MS = 30;
