import { type IncidentState, SECOND_MS } from '@tongzhou/domain';
import { decodeText } from '@tongzhou/formats';
import type { Application } from '../application/application.ts';
import { Loop } from '../loop.ts';
import { IMPORT_FUNCTIONS } from './import-into.ts';
import { importNeeds } from './import-needs.ts';

/** Answers come one after the other while somebody goes through a list: they are taken together. */
const GATHER_MS = 3 * SECOND_MS;
const TICK_MS = 60 * SECOND_MS;

/** Reads lists again of which questions have been answered, so that what was answered stands in the record. */
export class ReadingAgain {
  readonly #application: Application;
  readonly #loop = new Loop(() => this.readAgain(), {
    everyMs: TICK_MS,
    fault: 'an import could not be read again',
    atOnce: true,
  });
  /** Answers by which the lists have been read again: question → when it was answered. */
  readonly #taken = new Map<string, string>();
  #stopListening = () => {};

  constructor(application: Application) {
    this.#application = application;
  }

  start(): void {
    this.#stopListening = this.#application.onCommit((facts) => {
      if (facts.some(({ type }) => type === 'import.answered')) this.#loop.soon(GATHER_MS);
    });
    this.#loop.start();
  }

  stop(): Promise<void> {
    this.#stopListening();
    return this.#loop.stop();
  }

  /** All whose answers are newer than their last reading. */
  async readAgain(): Promise<void> {
    const failed: string[] = [];
    for (const incident of this.#application.state.incidents.values())
      if (incident.closedAt === null)
        for (const [id, answers] of this.#waitingIn(incident)) {
          // One list whose file has been erased keeps no other from being read.
          const why = await this.#read(incident, id).catch((error: Error) => error.message);
          if (why) failed.push(`${id}: ${why}`);
          else for (const [question, at] of answers) this.#taken.set(question, at);
        }
    if (failed.length > 0) throw new Error(failed.join('; '));
  }

  /** Imports of which something was answered, and by what. A start reads each of them once more, which changes nothing. */
  #waitingIn({ importQuestions, imports }: IncidentState): Map<string, Map<string, string>> {
    const waiting = new Map<string, Map<string, string>>();
    for (const [question, { importId, answer }] of importQuestions) {
      if (!answer || this.#taken.get(question) === answer.at) continue;
      if (!imports.get(importId)?.files.length) continue;
      const answers = waiting.get(importId) ?? new Map<string, string>();
      waiting.set(importId, answers.set(question, answer.at));
    }
    return waiting;
  }

  async #read(incident: IncidentState, id: string): Promise<void> {
    const record = incident.imports.get(id);
    const { authority } = this.#application.state;
    if (!record || authority === null) return;
    const seat = record.recordedBy === authority ? 'import' : `import-${record.recordedBy}`;
    const actor = { organisation: record.recordedBy, seat };
    await this.#application.openSeat({ ...actor, functions: IMPORT_FUNCTIONS });
    const files: Record<string, string> = {};
    for (const { name, file } of record.files) {
      const read = await this.#application.files.read(actor, file);
      const text = read.ok ? decodeText(read.value.bytes) : null;
      if (!text?.ok) throw new Error(`${name} of the import ${id} is not there any more`);
      files[name] = text.text;
    }
    const asOf = record.saysAsOf ?? record.asOf;
    const done = await importNeeds(this.#application, { incident: incident.id, files, asOf, actor });
    if (!done.ok)
      throw new Error(
        [...done.refusals.map(({ code }) => code), ...done.errors.map(({ code }) => code)].join(', '),
      );
  }
}
