/** Asks one connection: text with `$1` … and what stands for them. */
export type AskConnection = (text: string, parameters: readonly unknown[]) => Promise<readonly unknown[]>;

export type WayListener = {
  /** A new connection, before anything else is asked on it. */
  readonly opened: (ask: AskConnection) => Promise<void>;
  /** A connection broke, idle or in use. */
  readonly broke: () => void;
};

/** The connections to a database server, for whoever must know that what answers now is the one that answered before. */
export class Ways {
  #listener: WayListener | null = null;

  listen(listener: WayListener | null): void {
    this.#listener = listener;
  }

  broke(): void {
    this.#listener?.broke();
  }

  /** Never rejects: a connection that is dead already fails on its next question. */
  async opened(ask: AskConnection): Promise<void> {
    try {
      await this.#listener?.opened(ask);
    } catch {
      this.broke();
    }
  }
}
