import {
  type Area,
  calendarDate,
  firstDifference,
  type IntegerProgramSolver,
  type ItemIndex,
  must,
  PUBLISHED_VIEWS,
  type PublishedAnswer,
  type PublishedViewName,
  publishedDays,
  publishedViews,
  type Replay,
} from '@tongzhou/domain';
import { AuditError } from './audit-error.ts';
import type { Site } from './site.ts';

/** A view as the site has published it, held packed until the log has come to where it holds: all views of a large record are hundreds of megabytes. */
type Held = Omit<PublishedAnswer, 'data'> & { readonly packed: Uint8Array };

/** As the auditor has them, not as the site states them. */
export type ViewsBy = {
  readonly items: ItemIndex;
  readonly areas: ReadonlyMap<string, Area>;
  /** Without one, the audit throws `SolverMissing` where a run can only be solved again by it. */
  readonly integerProgram?: IntegerProgramSolver;
};

/** All that the site publishes, each compared with what the facts give at the position up to which it holds. */
export class Published {
  readonly #by: ViewsBy;
  readonly #waiting: Held[];
  #compared = 0;

  private constructor(held: readonly Held[], by: ViewsBy) {
    this.#by = by;
    this.#waiting = [...held].sort((a, b) => a.position - b.position);
  }

  static async of(site: Site, by: ViewsBy): Promise<Published> {
    const incidents = await site.json<{ data: { id: string }[] }>('api/v1/incidents');
    const held: Held[] = [];
    for (const { id } of incidents.data)
      for (const name of PUBLISHED_VIEWS) {
        const first = await answerOf(site, id, name);
        held.push(first);
        for (const day of daysIn(first))
          if (day !== first.day) held.push(await answerOf(site, id, name, day));
      }
    return new Published(held, by);
  }

  /** How many answers were compared so far: of a view that is published by the day, each of its days. */
  get compared(): number {
    return this.#compared;
  }

  /** The position of the oldest of them; null where there is none. */
  get oldest(): number | null {
    return this.#waiting[0]?.position ?? null;
  }

  /** Up to which fact the log must have come for all of them. */
  get upTo(): number {
    return this.#waiting.at(-1)?.position ?? 0;
  }

  /** Compares those that hold before a fact at `position`; a promise only where there are any. */
  compareBefore(position: number, replay: Replay): void | Promise<void> {
    if ((this.oldest ?? position) < position) return this.#compareAll(position, replay);
  }

  async #compareAll(position: number, replay: Replay): Promise<void> {
    for (let first = this.#waiting[0]; first && first.position < position; first = this.#waiting[0]) {
      this.#waiting.shift();
      await this.#compare(first, replay);
      this.#compared += 1;
    }
  }

  /** The log ends at `position`: none may be left. */
  async finish(position: number, replay: Replay): Promise<void> {
    await this.compareBefore(position + 1, replay);
    const late = this.#waiting[0];
    if (late) {
      const what = `${late.view}: counts fact ${late.position}, which the log does not hold`;
      throw new AuditError('not-in-log', what);
    }
  }

  async #compare(held: Held, { state, duties }: Replay): Promise<void> {
    const { view: name, incident, now, day, days } = held;
    const { items, areas, integerProgram = null } = this.#by;
    const view = { state, duties, items, areas, integerProgram, now };
    const known = publishedDays[name]?.(must(state.incidents, incident, 'incident'));
    const isOfThem = !known || (day == null ? known.length === 0 : known.includes(day));
    // A day that is left out would hide all that came on it.
    if (JSON.stringify(days) !== JSON.stringify(known) || !isOfThem)
      throw new AuditError(
        'figure-differs',
        `published ${name} of ${incident}: not of the days that there are`,
      );
    const json = await through(held.packed, new DecompressionStream('gzip'));
    // As JSON, so that both sides have lost what JSON cannot say.
    const computed = bytesOf(publishedViews[name](view, incident, day ?? undefined));
    if (isAlike(json, computed)) return;
    const difference = firstDifference(parsed(json), parsed(computed));
    if (difference) throw new AuditError('figure-differs', `published ${name} of ${incident}: ${difference}`);
  }
}

async function answerOf(site: Site, incident: string, name: PublishedViewName, day?: string): Promise<Held> {
  const path = `api/v1/incidents/${incident}/${name}${day === undefined ? '' : `?day=${day}`}`;
  const { data, ...head } = await site.json<PublishedAnswer>(path);
  // Else a site could answer with a view that is right, wherever another is wrong.
  if (head.view !== name || head.incident !== incident)
    throw new AuditError('figure-differs', `${path} answers with ${head.view} of ${head.incident}`);
  if (day !== undefined && head.day !== day)
    throw new AuditError('figure-differs', `${path} answers with the day ${head.day}`);
  return { ...head, packed: await through(bytesOf(data), new CompressionStream('gzip')) };
}

/** Of a view that is published by the day: each is asked for. What a site names that is no day is compared, and differs. */
const daysIn = ({ days }: Held): readonly string[] =>
  Array.isArray(days) ? days.filter((day) => calendarDate.safeParse(day).success) : [];

const through = async (bytes: Uint8Array, way: GenericTransformStream): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(new Blob([bytes as BlobPart]).stream().pipeThrough(way as never)).arrayBuffer(),
  );

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parsed = (json: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(json));

function isAlike(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
