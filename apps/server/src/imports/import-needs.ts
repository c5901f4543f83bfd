import { hash } from 'node:crypto';
import {
  type Actor,
  canonicalJson,
  EVIDENCE_LEVELS,
  localDay,
  type Need,
  sameQuantity,
  WHOLE_COUNTRY,
} from '@tongzhou/domain';
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
import { externalKey, findOrganisation, newOrganisationId, organisationsByName } from './organisation-of.ts';
import type { ImportReport } from './report.ts';
import { serviceInput, withKeys } from './service-input.ts';

export type NeedImport = {
  readonly incident: string;
  readonly files: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly actor: Actor;
  readonly onProgress?: (done: number, all: number) => void;
};

/** Two commits' worth: while one is on its way the next is decided. Each is whole, so a kill loses no half of one. */
const COMMANDS_AT_ONCE = 2_000;

const KINDS = {
  hospital: 'health-facility',
  cdc: 'disease-control',
  'red-cross': 'charity',
  charity: 'charity',
  other: 'other',
} as const;

/**
 * Imports a folder of the open supply-need snapshots of 2020. Running it again changes nothing; a later snapshot
 * states the changed needs anew; an older one changes nothing that is newer.
 */
export async function importNeeds(
  application: Application,
  task: NeedImport,
): Promise<{ ok: true; report: ImportReport } | { ok: false; errors: readonly FormatError[] }> {
  const { version, byId, generalNames } = application.items;
  const catalogue = { version, items: [...byId.values()], generalNames };
  const read = readNeedSnapshot(task.files, {
    asOf: task.asOf,
    catalogue,
    areas: [...application.areas.values()].filter((area) => area.code !== WHOLE_COUNTRY),
  });
  if (!read.ok) return read;
  const run = new ImportRun(application, task, read.snapshot);
  return { ok: true, report: await run.run() };
}

class ImportRun {
  readonly #application: Application;
  readonly #task: NeedImport;
  readonly #snapshot: NeedSnapshot;
  readonly #needs = { stated: 0, updated: 0, unchanged: 0, older: 0, strongerKept: 0, refused: 0 };
  readonly #services = { listed: 0, unchanged: 0, refused: 0 };
  readonly #refusals: { where: string; code: string; detail: string }[] = [];
  #organisationsRegistered = 0;
  #factsWritten = 0;
  #done = 0;

  constructor(application: Application, task: NeedImport, snapshot: NeedSnapshot) {
    this.#application = application;
    this.#task = task;
    this.#snapshot = snapshot;
  }

  async run(): Promise<ImportReport> {
    const { hospitals, services, tally } = this.#snapshot;
    const facilities = await this.#facilities(hospitals);
    const lines = hospitals.flatMap((hospital) => {
      const facility = facilities.get(hospital.sourceKey);
      return facility ? hospital.lines.map((line) => ({ hospital, facility, line })) : [];
    });
    const all = lines.length + services.length;
    await this.#inChunks(lines, all, ({ hospital, facility, line }) =>
      this.#stateNeed(hospital, facility, line),
    );
    await this.#inChunks(withKeys(services), all, ({ listing, key }) => this.#listService(listing, key));
    const importId = await this.#record();
    const counted = Object.values(this.#needs).reduce((sum, each) => sum + each, 0);
    const own = counted === tally.needsStated ? [] : [{ what: 'needs', stated: tally.needsStated, counted }];
    return {
      incident: this.#task.incident,
      asOf: this.#snapshot.asOf,
      tally,
      needs: this.#needs,
      services: this.#services,
      organisationsRegistered: this.#organisationsRegistered,
      factsWritten: this.#factsWritten,
      importId,
      differences: [...checkTally(this.#snapshot).differences, ...own],
      refusals: this.#refusals,
    };
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

  async #facilities(hospitals: readonly HospitalNeeds[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const byName = organisationsByName(this.#application.state);
    await this.#inChunks(hospitals, 0, async (hospital) => {
      const known = findOrganisation(this.#application.state, byName, hospital);
      if (known) {
        await this.#makeReceiver(known);
        found.set(hospital.sourceKey, known);
        return;
      }
      const organisation = newOrganisationId(hospital);
      // Of the same name in another place: whoever looked at both areas has answered that.
      const outcome = await this.#meant(
        'organisation.register',
        {
          organisation,
          name: { zh: hospital.name, en: hospital.name },
          kind: KINDS[hospital.kind],
          area: hospital.areaCode ?? '420000',
          externalKeys: [externalKey(hospital)],
          facilityClass: 'unclassified',
          address: hospital.address?.slice(0, 500) || null,
          source: hospital.sources[0]?.slice(0, 500) ?? null,
        },
        ['registered-before'],
      );
      if (outcome.ok) {
        this.#organisationsRegistered += 1;
        found.set(hospital.sourceKey, organisation);
      } else {
        this.#needs.refused += hospital.lines.length;
        this.#note(hospital.name, outcome);
      }
    });
    this.#done = 0;
    return found;
  }

  /** What is asked back of these, the source has answered already: what it says is what it says. */
  async #meant(command: string, input: Record<string, unknown>, codes: readonly string[]): Promise<Outcome> {
    const outcome = await this.#execute(command, input);
    if (outcome.ok) return outcome;
    const confirmed = outcome.refusals.flatMap(({ code, confirm }) =>
      codes.includes(code) && confirm ? [confirm] : [],
    );
    return confirmed.length === outcome.refusals.length
      ? this.#execute(command, { ...input, confirmed })
      : outcome;
  }

  /** A Red Cross branch that asks for goods receives them, too: without a class until somebody gives it one. */
  async #makeReceiver(organisation: string): Promise<void> {
    if (this.#application.state.organisations.get(organisation)?.facilityClass !== null) return;
    const legalBasis = `公开需求信息 ${localDay(this.#snapshot.asOf)}`;
    await this.#execute('facility.classify', { organisation, facilityClass: 'unclassified', legalBasis });
  }

  async #stateNeed(hospital: HospitalNeeds, facility: string, line: NeedLine): Promise<void> {
    const earlier = this.#earlier(facility, line.itemId);
    const asOf = new Date(this.#snapshot.asOf).toISOString();
    if (earlier) {
      if (sameQuantity(earlier.quantity, line.quantity)) {
        this.#needs.unchanged += 1;
        return;
      }
      if (earlier.asOf >= asOf) {
        this.#needs.older += 1;
        return;
      }
      if (strength(earlier.evidence) > strength('public-source')) {
        this.#needs.strongerKept += 1;
        return;
      }
    }
    const original = [line.original.key, line.original.value, line.specification].filter(Boolean).join(' | ');
    // A figure that leaps is what the notice says; it counts once somebody has called back.
    const outcome = await this.#meant(
      'need.state',
      {
        incident: this.#task.incident,
        facility,
        item: line.itemId,
        setting: earlier?.setting ?? 'general-ward',
        quantity: line.quantity,
        asOf,
        original: original.slice(0, 500) || null,
        source: (line.url ?? hospital.sources[0] ?? sourceOf(this.#snapshot)).slice(0, 500),
      },
      ['figure-jumps', 'figure-beyond-peers'],
    );
    if (!outcome.ok) {
      this.#needs.refused += 1;
      this.#note(`${hospital.name} ${line.original.key}`, outcome);
    } else if (earlier) this.#needs.updated += 1;
    else this.#needs.stated += 1;
  }

  /** The need that this facility already has for the item, in whatever setting; the latest if several. */
  #earlier(facility: string, item: string): Need | undefined {
    this.#index ??= this.#indexNeeds();
    return this.#index.get(`${facility} ${item}`);
  }
  #index: Map<string, Need> | undefined;
  #indexNeeds(): Map<string, Need> {
    const index = new Map<string, Need>();
    for (const need of this.#application.state.incidents.get(this.#task.incident)?.needs.values() ?? []) {
      const key = `${need.facility} ${need.item}`;
      if ((index.get(key)?.asOf ?? '') <= need.asOf) index.set(key, need);
    }
    return index;
  }

  async #listService(service: NeedSnapshot['services'][number], key: string): Promise<void> {
    const input = serviceInput(service, key, this.#snapshot.asOf);
    const known = [
      ...(this.#application.state.incidents.get(this.#task.incident)?.services.values() ?? []),
    ].find((each) => each.externalKey === input.externalKey);
    if (known && (known.asOf > input.asOf || canonicalJson(known.lines) === canonicalJson(input.lines))) {
      this.#services.unchanged += 1;
      return;
    }
    const outcome = await this.#execute('service.list', { incident: this.#task.incident, ...input });
    if (outcome.ok) this.#services.listed += 1;
    else {
      this.#services.refused += 1;
      this.#note(service.name, outcome);
    }
  }

  /** One record for each content of a snapshot: the same folder again finds its own. */
  async #record(): Promise<string | null> {
    const { tally, setAside } = this.#snapshot;
    const flat = flatten(tally);
    const content = JSON.stringify([
      this.#snapshot.asOf,
      Object.entries(this.#task.files).sort(),
      this.#task.incident,
    ]);
    const outcome = await this.#execute(
      'import.record',
      {
        incident: this.#task.incident,
        source: sourceOf(this.#snapshot),
        asOf: new Date(this.#snapshot.asOf).toISOString(),
        tally: flat,
        setAside: setAside.map((piece) => ({
          reason: piece.reason,
          where: `${piece.file} #${piece.row} ${piece.name ?? ''} ${piece.path}`.trim().slice(0, 500),
          original: piece.original.slice(0, 2000),
        })),
        files: await this.#files(),
      },
      `import:${hash('sha256', content)}`,
    );
    return outcome.ok ? String(outcome.result.importId) : null;
  }

  /** What was read is kept: whoever doubts a line looks at the sheet that it came from. */
  async #files(): Promise<{ name: string; file: string }[]> {
    const kept: { name: string; file: string }[] = [];
    for (const [name, text] of Object.entries(this.#task.files)) {
      const { actor, incident } = this.#task;
      const bytes = new TextEncoder().encode(text);
      const put = await this.#application.files.put(actor, { incident, bytes });
      if (put.ok) kept.push({ name: name.slice(0, 200), file: put.value.hash });
      else this.#note(name, { ok: false, refusals: put.refusals });
    }
    return kept;
  }

  async #execute(name: string, input: Record<string, unknown>, idempotencyKey?: string): Promise<Outcome> {
    const options = idempotencyKey === undefined ? {} : { idempotencyKey };
    const outcome = await this.#application.execute(this.#task.actor, name, input, options);
    if (outcome.ok && !outcome.replayed) this.#factsWritten += outcome.facts.length;
    return outcome;
  }

  #note(where: string, outcome: Outcome): void {
    if (outcome.ok) return;
    for (const each of outcome.refusals.slice(0, 3)) {
      this.#refusals.push({
        where,
        code: each.code,
        detail: JSON.stringify({ field: each.field, ...each.parameters }),
      });
    }
  }
}

const sourceOf = ({ asOf }: NeedSnapshot): string => `wuhan2020 snapshot ${localDay(asOf)}`;

const strength = (level: (typeof EVIDENCE_LEVELS)[number]): number => EVIDENCE_LEVELS.indexOf(level);

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
