import type { Answer, Asked, Finding, Progress } from './protocol.ts';

/** One thing being checked in a worker of its own: at work, or what came of it. */
export class Job {
  working = $state(false);
  stopped = $state(false);
  progress = $state<Progress | null>(null);
  finding = $state<Finding | null>(null);
  readonly #createWorker: () => Worker;
  #worker: Worker | null = null;
  #onFinding: (finding: Finding) => void = () => {};

  constructor(createWorker: () => Worker) {
    this.#createWorker = createWorker;
  }

  /** Fetches the worker's program now: when it is needed, the network may be gone. */
  warm(): void {
    this.#worker ??= this.#open();
  }

  /** Starts a task; ends the one before, where that is still at work. */
  run(asked: Asked, onFinding: (finding: Finding) => void = () => {}): void {
    if (this.working) this.#close();
    this.warm();
    this.stopped = false;
    this.progress = null;
    this.finding = null;
    this.working = true;
    this.#onFinding = onFinding;
    this.#worker?.postMessage(asked);
  }

  stop(): void {
    this.#close();
    this.stopped = true;
    this.working = false;
  }

  #open(): Worker {
    const worker = this.#createWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') this.progress = data.progress;
      else this.#end(data.finding);
    });
    worker.addEventListener('error', (event) => {
      this.#close();
      if (this.working) {
        const title = event.message || 'The program of this page could not be loaded.';
        this.#end({ tone: 'warn', code: 'no-worker', title, sections: [] });
      }
    });
    return worker;
  }

  #end(finding: Finding): void {
    this.finding = finding;
    this.working = false;
    this.#onFinding(finding);
  }

  #close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
