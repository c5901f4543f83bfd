import { hash } from 'node:crypto';
import {
  type Actor,
  type CommandName,
  canonicalJson,
  commands,
  EVIDENCE_LEVELS,
  formRefusals,
  type IncidentState,
  localDay,
  type Need,
  type Refusal,
  sameQuantity,
  WHOLE_COUNTRY,
} from '@tongzhou/domain';
import type { ImportAnswer, ImportQuestion } from '@tongzhou/domain/concepts/import';
import {
  checkTally,
  type FormatError,
  type HospitalNeeds,
  type NeedLine,
  type NeedSnapshot,
  readNeedSnapshot,
} from '@tongzhou/formats';
import type { Application } from '../application/application.ts';
import type { Outcome } from '../journal/writer.ts';
import { type Gone, goneFrom } from './gone.ts';
import { externalKey, findOrganisation, newOrganisationId, organisationsByName } from './organisation-of.ts';
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

const KINDS = {
  hospital: 'health-facility',
  cdc: 'disease-control',
  'red-cross': 'charity',
  charity: 'charity',
  other: 'other',
} as const;

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
    areas: [...application.areas.values()].filter((area) => area.code !== WHOLE_COUNTRY),
    answers,
  });
  if (!read.ok) return { ...read, refusals: [] };
  const run = new ImportRun(application, task, read.snapshot, answers);
  const refusals = run.whyNotAtAll();
  if (refusals.length > 0) return { ok: false, errors: [], refusals };
  const done = await run.run();
  return 'incident' in done ? { ok: true, report: done } : { ok: false, errors: [], refusals: done };
}

type Registration = {
  readonly hospital: HospitalNeeds;
  readonly input: Readonly<Record<string, unknown>> & { readonly organisation: string };
};
type Statement = {
  readonly where: string;
  readonly facility: string;
  readonly becomes: 'stated' | 'updated';
  readonly input: Readonly<Record<string, unknown>>;
};
type Question = { readonly asks: ImportQuestion; readonly question: string };
type Piece = {
  readonly reason: string;
  readonly where: string;
  readonly original: string;
  readonly question?: string;
  readonly candidates?: readonly string[];
};

class ImportRun {
  readonly #application: Application;
  readonly #task: NeedImport;
  readonly #snapshot: NeedSnapshot;
  readonly #answers: ReadonlyMap<string, ImportAnswer>;
  /** Of which moment it is taken, and of which it speaks itself. */
  readonly #asOf: string;
  readonly #says: string;
  readonly #needs = { stated: 0, updated: 0, unchanged: 0, older: 0, strongerKept: 0, asked: 0, refused: 0 };
  readonly #gone = { hospitals: 0, lines: 0, closed: 0 };
  readonly #services = { listed: 0, unchanged: 0, refused: 0 };
  readonly #refusals: { where: string; code: string; detail: string }[] = [];
  readonly #questions: Question[] = [];
  readonly #pieces: Piece[] = [];
  /** Needs that an earlier list named, and this later one names with the same figures. */
  readonly #again: string[] = [];
  #organisationsRegistered = 0;
  #factsWritten = 0;
  #needsAgain = 0;
  #done = 0;

  constructor(
    application: Application,
    task: NeedImport,
    snapshot: NeedSnapshot,
    answers: ReadonlyMap<string, ImportAnswer>,
  ) {
    this.#application = application;
    this.#task = task;
    this.#snapshot = snapshot;
    this.#answers = answers;
    this.#says = new Date(snapshot.asOf).toISOString();
    const now = application.clock.now().toISOString();
    // An exercise's clock stands in the past: what its players read in is news of that moment.
    this.#asOf = application.clock.isExercise && this.#says > now ? now : this.#says;
  }

  /** For no line of it: no mandate, a closed incident, a day that has not come. */
  whyNotAtAll(): readonly Refusal[] {
    const { setAside: _, ...record } = this.#recordInput([], []);
    const tried = this.#application.tryOut(this.#task.actor, 'import.record', { ...record, setAside: [] });
    return tried.ok ? [] : tried.refusals;
  }

  async run(): Promise<ImportReport | readonly Refusal[]> {
    const { services, tally } = this.#snapshot;
    const { registrations, statements, closing } = this.#plan();
    const fit = this.#checked(registrations, statements);
    // Before anything is written: with all that it asks and sets aside the record of it can be made.
    const recorded = this.#whyNot('import.record', this.#recordInput(this.#pieces, this.#questions));
    if (recorded.length > 0) return recorded;
    const all = fit.statements.length + services.length;
    if (!this.#task.isCheck) {
      await this.#inChunks(fit.registrations, 0, (each) => this.#register(each));
      this.#done = 0;
      await this.#inChunks(fit.statements, all, (each) => this.#state(each));
      await this.#inChunks(closing, 0, (need) => this.#close(need));
      await this.#listAgain();
      await this.#inChunks(withKeys(services), all, ({ listing, key }) => this.#listService(listing, key));
    } else for (const { becomes } of fit.statements) this.#needs[becomes] += 1;
    const importId = this.#task.isCheck ? null : await this.#record();
    const counted = Object.values(this.#needs).reduce((sum, each) => sum + each, 0);
    const own = counted === tally.needsStated ? [] : [{ what: 'needs', stated: tally.needsStated, counted }];
    return {
      incident: this.#task.incident,
      isCheck: this.#task.isCheck === true,
      asOf: this.#asOf,
      saysAsOf: this.#asOf === this.#says ? null : this.#says,
      tally,
      needs: this.#needs,
      needsAgain: this.#needsAgain,
      gone: this.#gone,
      questions: this.#questions.length,
      services: this.#services,
      organisationsRegistered: this.#organisationsRegistered,
      factsWritten: this.#factsWritten,
      importId,
      differences: [...checkTally(this.#snapshot).differences, ...own],
      refusals: this.#refusals,
    };
  }

  /** What the list comes to against what is known: looked up, nothing written. */
  #plan(): { registrations: Registration[]; statements: Statement[]; closing: Need[] } {
    const { state } = this.#application;
    const byName = organisationsByName(state);
    const registrations: Registration[] = [];
    const statements: Statement[] = [];
    const known = { facilities: new Map<string, string>(), lines: new Set<string>() };
    for (const hospital of this.#snapshot.hospitals) {
      const found = findOrganisation(state, byName, hospital);
      if (found === null && hospital.areaCode === null) {
        this.#needs.asked += hospital.lines.length;
        this.#askWhere(hospital);
        continue;
      }
      const facility = found ?? newOrganisationId(hospital);
      const area = state.organisations.get(facility)?.area ?? hospital.areaCode ?? '000000';
      known.facilities.set(facility, area);
      for (const { itemId } of hospital.lines) known.lines.add(`${facility} ${itemId}`);
      if (found === null || state.organisations.get(facility)?.facilityClass === null)
        registrations.push(this.#registration(hospital, facility));
      for (const line of hospital.lines) {
        const statement = this.#statement(hospital, facility, line);
        if (statement) statements.push(statement);
      }
    }
    this.#askAboutWords();
    return { registrations, statements, closing: this.#askAboutGone(known) };
  }

  #registration(hospital: HospitalNeeds, organisation: string): Registration {
    const isKnown = this.#application.state.organisations.has(organisation);
    const input = isKnown
      ? {
          // A Red Cross branch that asks for goods receives them, too: without a class until somebody gives it one.
          organisation,
          facilityClass: 'unclassified',
          legalBasis: `公开需求信息 ${localDay(this.#says)}`,
        }
      : {
          organisation,
          name: { zh: hospital.name, en: hospital.name },
          kind: KINDS[hospital.kind],
          area: hospital.areaCode ?? '',
          externalKeys: [externalKey(hospital)],
          facilityClass: 'unclassified',
          address: hospital.address?.slice(0, 500) || null,
          source: hospital.sources[0]?.slice(0, 500) ?? null,
        };
    return { hospital, input };
  }

  #statement(hospital: HospitalNeeds, facility: string, line: NeedLine): Statement | null {
    const earlier = this.#earlier(facility, line.itemId);
    if (earlier) {
      const kept = sameQuantity(earlier.quantity, line.quantity)
        ? 'unchanged'
        : earlier.asOf > this.#asOf || this.#isOlderList
          ? 'older'
          : strength(earlier.evidence) > strength('public-source')
            ? 'strongerKept'
            : null;
      if (kept) {
        this.#needs[kept] += 1;
        if (kept === 'unchanged' && earlier.evidence === 'public-source' && earlier.freshFrom < this.#asOf)
          this.#again.push(earlier.id);
        return null;
      }
    }
    const words = [line.original, ...line.also.map(({ original }) => original)].map(({ key, value }) =>
      [key, value].filter(Boolean).join(' | '),
    );
    const original = line.notes.includes('amounts-conflict')
      ? words.join(' ≠ ')
      : [words[0], line.specification].filter(Boolean).join(' | ');
    return {
      where: `${hospital.name} ${line.original.key}`,
      facility,
      becomes: earlier ? 'updated' : 'stated',
      input: {
        incident: this.#task.incident,
        facility,
        item: line.itemId,
        setting: earlier?.setting ?? 'general-ward',
        quantity: line.quantity,
        asOf: this.#asOf,
        original: original.slice(0, 500) || null,
        source: (line.url ?? hospital.sources[0] ?? sourceOf(this.#says)).slice(0, 500),
      },
    };
  }

  /** What would be refused is refused now, while nothing is written; of a facility that none of it reaches, nothing is registered. */
  #checked(registrations: readonly Registration[], statements: readonly Statement[]) {
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
    return confirmed?.length
      ? refusalsOf(this.#application.tryOut(actor, name, { ...input, confirmed }))
      : tried.refusals;
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
    const reason = `${localDay(this.#says)} 的名单中已没有，经询问已不需要 / gone from the list of that day; asked: not needed any more`;
    const outcome = await this.#execute('need.retract', {
      incident: this.#task.incident,
      need: need.id,
      reason,
    });
    if (outcome.ok) this.#gone.closed += 1;
    else this.#note(need.id, outcome.refusals);
  }

  /** Repeated lines confirm: from this list on, their age counts anew. Not by reading the same list again. */
  async #listAgain(): Promise<void> {
    if (!this.#isLaterList) return;
    for (let start = 0; start < this.#again.length; start += NEEDS_AT_ONCE) {
      const needs = this.#again.slice(start, start + NEEDS_AT_ONCE);
      const outcome = await this.#execute('need.list-again', {
        incident: this.#task.incident,
        ...{ needs, asOf: this.#asOf, source: sourceOf(this.#says) },
      });
      if (outcome.ok) this.#needsAgain += needs.length;
      else this.#note('need.list-again', outcome.refusals);
    }
  }

  /** The need that this facility already has for the item, in whatever setting; the latest if several. */
  #earlier(facility: string, item: string): Need | undefined {
    const { incident } = this;
    let latest: Need | undefined;
    for (const id of incident?.needsOfFacility.get(facility) ?? []) {
      const need = incident?.needs.get(id);
      if (need?.item === item && (latest === undefined || latest.asOf <= need.asOf)) latest = need;
    }
    return latest;
  }

  get incident(): IncidentState | undefined {
    return this.#application.state.incidents.get(this.#task.incident);
  }

  /** Has a list of a later day been read? In an exercise both may have been taken as of its clock. */
  get #isOlderList(): boolean {
    return this.#latest > this.#says;
  }

  get #isLaterList(): boolean {
    return this.#latest < this.#says;
  }

  get #latest(): string {
    this.#latestRead ??= [...(this.incident?.imports.values() ?? [])]
      .map(({ asOf, saysAsOf }) => saysAsOf ?? asOf)
      .reduce((latest, each) => (each > latest ? each : latest), '');
    return this.#latestRead;
  }
  #latestRead: string | undefined;

  #askWhere(hospital: HospitalNeeds): void {
    if (!hospital.areaAsked) return;
    const { question, written, isLeft } = hospital.areaAsked;
    const items = hospital.lines.map(({ original }) => original.key).join('、');
    this.#ask({ asks: 'area-unknown', question }, isLeft, {
      where: hospital.name,
      original: `${written || '—'} · ${items}`,
    });
  }

  #askAboutWords(): void {
    const { setAside, doubts } = this.#snapshot;
    for (const { reason, file, row, name, path, original, question, candidates } of setAside) {
      const where = `${file} #${row} ${name ?? ''} ${path}`.trim();
      if (question)
        this.#ask({ asks: reason as ImportQuestion, question }, false, { where, original, candidates });
      else this.#pieces.push({ reason, where: where.slice(0, 500), original: original.slice(0, 2_000) });
    }
    for (const { reason, question, name, original, itemId } of doubts)
      this.#ask({ asks: reason, question }, false, { where: name, original, candidates: [itemId] });
  }

  /** Answers what is to be closed. */
  #askAboutGone(known: { facilities: ReadonlyMap<string, string>; lines: ReadonlySet<string> }): Need[] {
    const { incident } = this;
    if (!incident || this.#isOlderList) return [];
    const list = { ...known, day: localDay(this.#says) };
    return goneFrom(this.#application.state, incident, list).flatMap((gone) => {
      const answer = this.#answers.get(gone.question);
      if (answer) return answer.kind === 'closed' ? gone.needs : [];
      this.#askIfGone(gone);
      return [];
    });
  }

  #askIfGone({ asks, question, facility, needs }: Gone): void {
    if (asks === 'hospital-gone') this.#gone.hospitals += 1;
    this.#gone.lines += needs.length;
    const items = needs.map(({ item }) => this.#application.items.byId.get(item)?.name.zh ?? item).join('、');
    const name = this.#application.state.organisations.get(facility)?.name.zh ?? facility;
    this.#ask({ asks, question }, false, { where: name, original: items });
  }

  #ask(
    question: Question,
    isSettled: boolean,
    piece: { where: string; original: string; candidates?: readonly string[] | undefined },
  ): void {
    const isNew = !isSettled && !this.#questions.some((each) => each.question === question.question);
    if (isNew) this.#questions.push(question);
    this.#pieces.push({
      reason: question.asks,
      where: piece.where.slice(0, 500),
      original: piece.original.slice(0, 2_000),
      ...(isSettled ? {} : { question: question.question }),
      ...(piece.candidates ? { candidates: piece.candidates.slice(0, 60) } : {}),
    });
  }

  async #listService(service: NeedSnapshot['services'][number], key: string): Promise<void> {
    const input = serviceInput(service, key, this.#asOf);
    const known = [...(this.incident?.services.values() ?? [])].find(
      (each) => each.externalKey === input.externalKey,
    );
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

  /** One record for each content of a snapshot, and for what was answered of it: the same folder again finds its own. */
  async #record(): Promise<string | null> {
    const record = this.#recordInput(this.#pieces, this.#questions);
    const known = this.incident?.importOfContent.get(record.content);
    if (known !== undefined) return known;
    const outcome = await this.#execute('import.record', { ...record, files: await this.#files() });
    if (!outcome.ok) this.#note('import.record', outcome.refusals);
    return outcome.ok ? String(outcome.result.importId) : null;
  }

  #recordInput(setAside: readonly Piece[], questions: readonly Question[]) {
    return {
      incident: this.#task.incident,
      source: sourceOf(this.#says),
      asOf: this.#asOf,
      ...(this.#asOf === this.#says ? {} : { saysAsOf: this.#says }),
      content: hash(
        'sha256',
        JSON.stringify([
          this.#says,
          Object.entries(this.#task.files).sort(),
          this.#task.incident,
          questions.map(({ question }) => question).sort(),
        ]),
      ),
      tally: flatten(this.#snapshot.tally),
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

const sourceOf = (asOf: string): string => `wuhan2020 snapshot ${localDay(asOf)}`;

const strength = (level: (typeof EVIDENCE_LEVELS)[number]): number => EVIDENCE_LEVELS.indexOf(level);

const commandFor = ({ input }: Registration): 'organisation.register' | 'facility.classify' =>
  'name' in input ? 'organisation.register' : 'facility.classify';

/**
 * What is asked back of these, the list has answered already: another of the same name lies in another place, and a figure that
 * leaps is what the notice says (it counts once somebody has called back).
 */
const ANSWERED: ReadonlySet<string> = new Set(['registered-before', 'figure-jumps', 'figure-beyond-peers']);

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

const refusalsOf = (tried: { ok: true } | { ok: false; refusals: readonly Refusal[] }): readonly Refusal[] =>
  tried.ok ? [] : tried.refusals;

/** `{ setAside: { 'item-unknown': 3 } }` → `{ 'setAside.item-unknown': 3 }`: a fact holds a flat table of counts. */
function flatten(value: object, prefix = ''): Record<string, number> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      typeof each === 'number'
        ? [[prefix + key, each]]
        : Object.entries(flatten(each as object, `${prefix}${key}.`)),
    ),
  );
}
