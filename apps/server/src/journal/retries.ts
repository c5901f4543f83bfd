/** So many keys are remembered; of an older one the database knows. */
const REMEMBERED_MAX = 20_000;

type Idempotency = { readonly key: string } | null;

/**
 * Which keys are on their way to the journal, and which got there lately. A retry that meets one of them needs no
 * commit of its own, which the database would only refuse, and the whole batch with it. It is a shortcut: what is not
 * known here, such as another server's keys, the database finds.
 */
export class Retries {
  #done = new Set<string>();
  #doneEarlier = new Set<string>();
  #underway: ReadonlySet<string> = new Set();

  /** Names a command by its seat and key; null where the caller wants no protection. */
  static idOf(seat: string, idempotency: Idempotency): string | null {
    return idempotency === null ? null : JSON.stringify([seat, idempotency.key]);
  }

  isDone(id: string | null): boolean {
    return id !== null && (this.#done.has(id) || this.#doneEarlier.has(id));
  }

  isUnderway(id: string | null): boolean {
    return id !== null && this.#underway.has(id);
  }

  /** The keys of the one commit that is on its way; none: it has ended. */
  setUnderway(ids: ReadonlySet<string>): void {
    this.#underway = ids;
  }

  /** These are in the journal. In two generations, so that forgetting costs nothing. */
  remember(ids: Iterable<string>): void {
    for (const id of ids) {
      if (this.#done.size >= REMEMBERED_MAX / 2) {
        this.#doneEarlier = this.#done;
        this.#done = new Set();
      }
      this.#done.add(id);
    }
  }
}
