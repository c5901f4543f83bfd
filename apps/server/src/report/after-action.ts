import { COURSE_FACTS, parseFact, ResponseCourse, type Review, reviewOf } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { viewpointOf } from '../application/viewpoint.ts';

const FACTS_PER_READ = 5_000;
/** Courses of so many incidents are kept; another is read again from the first fact. */
const KEPT_MAX = 8;

type Kept = { readonly course: ResponseCourse; position: number; turn: Promise<void> };

/** Reviews of responses. A course is read from the journal once, and then only what has come since. */
export class AfterAction {
  readonly #application: Application;
  readonly #kept = new Map<string, Kept>();

  constructor(application: Application) {
    this.#application = application;
  }

  /** Null where there is no such incident. */
  async review(incident: string): Promise<Review | null> {
    if (!this.#application.state.incidents.has(incident)) return null;
    const kept = this.#kept.get(incident) ?? {
      course: new ResponseCourse(incident),
      position: 0,
      turn: Promise.resolve(),
    };
    this.#kept.delete(incident);
    this.#kept.set(incident, kept);
    if (this.#kept.size > KEPT_MAX) this.#kept.delete(this.#kept.keys().next().value as string);
    // One reader at a time takes up what is new; who comes meanwhile waits for it.
    kept.turn = kept.turn.then(() => this.#takeUp(kept));
    await kept.turn.catch((error: unknown) => {
      this.#kept.delete(incident);
      throw error;
    });
    return reviewOf(viewpointOf(this.#application), kept.course);
  }

  async #takeUp(kept: Kept): Promise<void> {
    const { database, state } = this.#application;
    for (;;) {
      const until = state.position;
      const rows = await database.sql
        .selectFrom('fact')
        .select(['position', 'body'])
        .where('public', '=', true)
        .where('position', '>', kept.position)
        .where('position', '<=', until)
        .where('type', 'in', [...COURSE_FACTS])
        .orderBy('position')
        .limit(FACTS_PER_READ)
        .execute();
      for (const { body, position } of rows) {
        kept.course.take(parseFact(JSON.parse(body)), this.#application.state);
        kept.position = position;
      }
      if (rows.length < FACTS_PER_READ) {
        kept.position = Math.max(kept.position, until);
        return;
      }
    }
  }
}
