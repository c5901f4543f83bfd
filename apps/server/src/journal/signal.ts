import pg from 'pg';

const CHANNEL = 'tongzhou_journal';
const AGAIN_MS = 1_000;

/** Hears from the database that something was written: sooner than a look now and then. Where it does not hear, the look comes. */
export class JournalSignal {
  readonly #url: string;
  readonly #heard: () => void;
  #client: pg.Client | null = null;
  #again: NodeJS.Timeout | null = null;
  #isOpen = false;

  constructor(url: string, heard: () => void) {
    this.#url = url;
    this.#heard = heard;
  }

  start(): void {
    this.#isOpen = true;
    void this.#listen();
  }

  async stop(): Promise<void> {
    this.#isOpen = false;
    if (this.#again) clearTimeout(this.#again);
    await this.#client?.end().catch(() => {});
    this.#client = null;
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', this.#heard);
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#heard();
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.removeAllListeners();
    client.on('error', () => {});
    void client.end().catch(() => {});
    if (!this.#isOpen) return;
    this.#again = setTimeout(() => void this.#listen(), AGAIN_MS).unref();
  }
}

/** What a server says that has written. */
export const SIGNAL = `select pg_notify('${CHANNEL}', '')`;
