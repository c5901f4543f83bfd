import { hash } from 'node:crypto';
import {
  type Actor,
  areasWithin,
  CHINA,
  type CommandName,
  canonicalJson,
  commands,
  formRefusals,
  type IncidentState,
  localDay,
  type Need,
  provinceOf,
  type Refusal,
  WHOLE_COUNTRY,
} from '@tongzhou/domain';
import type { ImportAnswer } from '@tongzhou/domain/concepts/import';
import {
  checkTally,
  type FormatError,
  flattenTally,
  type NeedSnapshot,
  readNeedSnapshot,
} from '@tongzhou/formats';
import type { Application } from '../application/application.ts';
import type { Outcome } from '../journal/submitted.ts';
import { type NeedsPlan, planNeeds, type Registration, type Statement, sourceOf } from './plan-needs.ts';
import type { ImportReport } from './report.ts';
import { serviceInput, withKeys } from './service-input.ts';

export type NeedImport = {
  readonly incident: string;
  readonly files: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly actor: Actor;
  /** Look only: what would be written, and what would be refused. */
  readonly isCheck?: boolean | undefined;
  readonly onProgress?: (done: number, all: number) => void;
};

export type ImportOutcome =
  | { readonly ok: true; readonly report: ImportReport }
  /** Nothing was written: files that cannot be read, or a reason for which none of it may be. */
  | { readonly ok: false; readonly errors: readonly FormatError[]; readonly refusals: readonly Refusal[] };

/** Two commits' worth: while one is on its way the next is decided. Each is whole, so a kill loses no half of one. */
const COMMANDS_AT_ONCE = 2_000;
const NEEDS_AT_ONCE = 100;

/**
 * Imports a folder of the open supply-need snapshots of 2020. Running it again changes nothing; a later snapshot
 * states the changed needs anew; an older one changes nothing that is newer. What no rule would let in is found before
 * anything is written.
 */
export async function importNeeds(application: Application, task: NeedImport): Promise<ImportOutcome> {
  const { version, byId, generalNames } = application.items;
  const catalogue = { version, items: [...byId.values()], generalNames };
  const incident = application.state.incidents.get(task.incident);
  const answers = new Map<string, ImportAnswer>();
  for (const [question, { answer }] of incident?.importQuestions ?? [])
    if (answer) answers.set(question, answer.said);
  const read = readNeedSnapshot(task.files, {
    asOf: task.asOf,
    catalogue,
    // 青山区 is a district of Wuhan and one of Baotou: a list is of where the emergency is.
    areas: areasWithin(application.areas, provinceOf(incident?.area ?? WHOLE_COUNTRY)).filter(
      ({ code }) => code !== WHOLE_COUNTRY,
    ),
    answers,
  });
  if (!read.ok) return { ...read, refusals: [] };
  const { snapshot } = read;
  const says = new Date(snapshot.asOf).toISOString();
  const now = application.clock.now().toISOString();
  // An exercise's clock stands in the past: what its players read in is news of that moment.
  const asOf = application.clock.isExercise && says > now ? now : says;
  const plan = planNeeds(application.state, {
    ...{ incident: task.incident, snapshot, asOf, says, answers },
    itemName: (item) => byId.get(item)?.name.zh ?? item,
  });
  const run = new ImportRun(application, task, { snapshot, plan, asOf, says });
  const refusals = run.whyNotAtAll();
  if (refusals.length > 0) return { ok: false, errors: [], refusals };
  return { ok: true, report: await run.run() };
}

/** Tries each command of a plan, then carries out those that hold. */
class ImportRun {
  readonly #application: Application;
  readonly #task: NeedImport;
  readonly #list: {
    readonly snapshot: NeedSnapshot;
    readonly plan: NeedsPlan;
    readonly asOf: string;
    readonly says: string;
  };
  readonly #needs = { stated: 0, updated: 0, refused: 0 };
  readonly #services = { listed: 0, unchanged: 0, refused: 0 };
  readonly #refusals: { where: string; code: string; detail: string }[] = [];
  #organisationsRegistered = 0;
  #factsWritten = 0;
  #needsAgain = 0;
  #needsClosed = 0;
  #done = 0;

  constructor(
    application: Application,
    task: NeedImport,
    list: { snapshot: NeedSnapshot; plan: NeedsPlan; asOf: string; says: string },
  ) {
    this.#application = application;
    this.#task = task;
    this.#list = list;
  }

  /** For no line of it: no mandate, a closed incident, a day that has not come, a record that could not be made. */
  whyNotAtAll(): readonly Refusal[] {
    return this.#whyNot('import.record', this.#recordInput());
  }

  async run(): Promise<ImportReport> {
    const { snapshot, plan, asOf, says } = this.#list;
    const { services, tally } = snapshot;
    const fit = this.#checked();
    const all = fit.statements.length + services.length;
    if (this.#task.isCheck) for (const { becomes } of fit.statements) this.#needs[becomes] += 1;
    else {
      await this.#inChunks(fit.registrations, 0, (each) => this.#register(each));
      this.#done = 0;
      await this.#inChunks(fit.statements, all, (each) => this.#state(each));
      await this.#inChunks(plan.closing, 0, (need) => this.#close(need));
      await this.#listAgain();
      const known = servicesByKey(this.#incident);
      await this.#inChunks(withKeys(services), all, ({ listing, key }) =>
        this.#listService(listing, key, known),
      );
    }
    const importId = this.#task.isCheck ? null : await this.#record();
    const needs = { ...this.#needs, ...plan.counts };
    const counted = Object.values(needs).reduce((sum, each) => sum + each, 0);
    const own = counted === tally.needsStated ? [] : [{ what: 'needs', stated: tally.needsStated, counted }];
    return {
      incident: this.#task.incident,
      isCheck: this.#task.isCheck === true,
      asOf,
      saysAsOf: asOf === says ? null : says,
      tally,
      needs,
      needsAgain: this.#needsAgain,
      gone: { ...plan.gone, closed: this.#needsClosed },
      questions: plan.questions.asked.length,
      services: this.#services,
      organisationsRegistered: this.#organisationsRegistered,
      factsWritten: this.#factsWritten,
      importId,
      differences: [...checkTally(snapshot).differences, ...own],
      refusals: this.#refusals,
    };
  }

  /** What would be refused is refused now, while nothing is written; of a facility that none of it reaches, nothing is registered. */
  #checked() {
    const { registrations, statements } = this.#list.plan;
    const unfit = new Set<string>();
    const fitOnes = registrations.flatMap((each) => {
      const name = commandFor(each);
      const why = this.#whyNot(name, each.input);
      if (why.length === 0) return [each];
      // Whom one cannot make a receiver stays what it is; whom one cannot register has no needs.
      if (name === 'organisation.register') {
        unfit.add(each.input.organisation);
        this.#note(each.hospital.name, why);
      }
      return [];
    });
    const isNew = new Set(fitOnes.map(({ input }) => input.organisation));
    const fit = statements.filter((each) => {
      const why = unfit.has(each.facility)
        ? []
        : isNew.has(each.facility)
          ? formFaults(each.input)
          : this.#whyNot('need.state', each.input);
      const isFit = why.length === 0 && !unfit.has(each.facility);
      if (!isFit) this.#needs.refused += 1;
      this.#note(each.where, why);
      return isFit;
    });
    const used = new Set(fit.map(({ facility }) => facility));
    return { registrations: fitOnes.filter(({ input }) => used.has(input.organisation)), statements: fit };
  }

  /** Why a command would be refused now, whatever it asks back being answered. */
  #whyNot(name: CommandName, input: Readonly<Record<string, unknown>>): readonly Refusal[] {
    const { actor } = this.#task;
    const tried = this.#application.tryOut(actor, name, input);
    if (tried.ok) return [];
    const confirmed = confirmationsIn(tried.refusals);
    if (!confirmed?.length) return tried.refusals;
    const again = this.#application.tryOut(actor, name, { ...input, confirmed });
    return again.ok ? [] : again.refusals;
  }

  async #inChunks<Each>(
    list: readonly Each[],
    all: number,
    work: (each: Each) => Promise<void>,
  ): Promise<void> {
    for (let start = 0; start < list.length; start += COMMANDS_AT_ONCE) {
      const chunk = list.slice(start, start + COMMANDS_AT_ONCE);
      await Promise.all(chunk.map(work));
      this.#done += chunk.length;
      this.#task.onProgress?.(this.#done, all);
    }
  }

  async #register(each: Registration): Promise<void> {
    const name = commandFor(each);
    const outcome = await this.#meant(name, each.input);
    if (!outcome.ok) this.#note(each.hospital.name, outcome.refusals);
    else if (name === 'organisation.register') this.#organisationsRegistered += 1;
  }

  async #state({ where, becomes, input }: Statement): Promise<void> {
    const outcome = await this.#meant('need.state', input);
    if (outcome.ok) this.#needs[becomes] += 1;
    else {
      this.#needs.refused += 1;
      this.#note(where, outcome.refusals);
    }
  }

  /** With the answers to what is asked back, where there are any. */
  async #meant(name: CommandName, input: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const first = await this.#execute(name, input);
    const confirmed = first.ok ? null : confirmationsIn(first.refusals);
    return confirmed?.length ? this.#execute(name, { ...input, confirmed }) : first;
  }

  async #close(need: Need): Promise<void> {
    const reason = `${localDay(this.#list.says, CHINA)} 的名单中已没有，经询问已不需要 / gone from the list of that day; asked: not needed any more`;
    const { incident } = this.#task;
    const outcome = await this.#execute('need.retract', { incident, need: need.id, reason });
    if (outcome.ok) this.#needsClosed += 1;
    else this.#note(need.id, outcome.refusals);
  }

  /** Repeated lines confirm: from this list on, their age counts anew. */
  async #listAgain(): Promise<void> {
    const { plan, asOf, says } = this.#list;
    for (let start = 0; start < plan.again.length; start += NEEDS_AT_ONCE) {
      const needs = plan.again.slice(start, start + NEEDS_AT_ONCE);
      const outcome = await this.#execute('need.list-again', {
        incident: this.#task.incident,
        ...{ needs, asOf, source: sourceOf(says) },
      });
      if (outcome.ok) this.#needsAgain += needs.length;
      else this.#note('need.list-again', outcome.refusals);
    }
  }

  async #listService(
    service: NeedSnapshot['services'][number],
    key: string,
    services: ReturnType<typeof servicesByKey>,
  ): Promise<void> {
    const input = serviceInput(service, key, this.#list.asOf);
    const known = services.get(input.externalKey);
    if (known && (known.asOf > input.asOf || canonicalJson(known.lines) === canonicalJson(input.lines))) {
      this.#services.unchanged += 1;
      return;
    }
    const outcome = await this.#execute('service.list', { incident: this.#task.incident, ...input });
    if (outcome.ok) this.#services.listed += 1;
    else {
      this.#services.refused += 1;
      this.#note(service.name, outcome.refusals);
    }
  }

  get #incident(): IncidentState | undefined {
    return this.#application.state.incidents.get(this.#task.incident);
  }

  /** One record for each content of a snapshot, and for what was answered of it: the same folder again finds its own. */
  async #record(): Promise<string | null> {
    const record = this.#recordInput();
    const known = this.#incident?.importOfContent.get(record.content);
    if (known !== undefined) return known;
    const outcome = await this.#execute('import.record', { ...record, files: await this.#files() });
    if (!outcome.ok) this.#note('import.record', outcome.refusals);
    return outcome.ok ? String(outcome.result.importId) : null;
  }

  #recordInput() {
    const { snapshot, plan, asOf, says } = this.#list;
    const { asked: questions, pieces: setAside } = plan.questions;
    const content = [
      says,
      Object.entries(this.#task.files).sort(),
      this.#task.incident,
      questions.map(({ question }) => question).sort(),
    ];
    return {
      incident: this.#task.incident,
      source: sourceOf(says),
      asOf,
      ...(asOf === says ? {} : { saysAsOf: says }),
      content: hash('sha256', JSON.stringify(content)),
      tally: flattenTally(snapshot.tally),
      setAside,
      questions,
    };
  }

  /** What was read is kept: whoever doubts a line looks at the sheet that it came from. */
  async #files(): Promise<{ name: string; file: string }[]> {
    const kept: { name: string; file: string }[] = [];
    for (const [name, text] of Object.entries(this.#task.files)) {
      const { actor, incident } = this.#task;
      const bytes = new TextEncoder().encode(text);
      const put = await this.#application.files.put(actor, { incident, bytes });
      if (put.ok) kept.push({ name: name.slice(0, 200), file: put.value.hash });
      else this.#note(name, put.refusals);
    }
    return kept;
  }

  async #execute(name: CommandName, input: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const outcome = await this.#application.execute(this.#task.actor, name, input);
    if (outcome.ok) this.#factsWritten += outcome.facts.length;
    return outcome;
  }

  #note(where: string, refusals: readonly Refusal[]): void {
    for (const each of refusals.slice(0, 3)) {
      this.#refusals.push({
        where,
        code: each.code,
        detail: JSON.stringify({ field: each.field, ...each.parameters }),
      });
    }
  }
}

const servicesByKey = (incident: IncidentState | undefined) =>
  new Map([...(incident?.services.values() ?? [])].map((each) => [each.externalKey, each]));

const commandFor = ({ input }: Registration): 'organisation.register' | 'facility.classify' =>
  'name' in input ? 'organisation.register' : 'facility.classify';

/**
 * What is asked back of these, the list has answered already: another of the same or of a like name lies in another place, and a figure that
 * leaps is what the notice says (it counts once somebody has called back).
 */
const ANSWERED: ReadonlySet<string> = new Set([
  'registered-before',
  'name-alike',
  'figure-jumps',
  'figure-beyond-peers',
]);

/** The answers to what is asked back. Null: something else is wrong, too. */
function confirmationsIn(refusals: readonly Refusal[]): string[] | null {
  const confirmed = refusals.flatMap(({ code, confirm }) => (ANSWERED.has(code) && confirm ? [confirm] : []));
  return confirmed.length === refusals.length ? confirmed : null;
}

/** Of a facility that is not registered yet: whether its need can be stated at all. */
function formFaults(input: Readonly<Record<string, unknown>>): readonly Refusal[] {
  const parsed = commands.get('need.state')?.schema.safeParse(input);
  return parsed === undefined || parsed.success ? [] : formRefusals(parsed.error, input);
}
