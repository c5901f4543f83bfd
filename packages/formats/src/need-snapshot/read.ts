import { type Area, type Catalogue, compareText } from '@tongzhou/domain';
import { buildAreaIndex } from '../area-match/index.ts';
import { buildItemIndex } from '../item-match/index.ts';
import { type Answers, Collector } from './collector.ts';
import { holdsHospitals, kindOfFile } from './file-kind.ts';
import { type FormatError, formatError } from './format-error.ts';
import { readHospitalRow } from './hospital-row.ts';
import { readRows } from './json-rows.ts';
import { conflicting, conflictKey, mergeHospitals } from './merge-hospitals.ts';
import type { ServiceKind, ServiceListing } from './service-listing.ts';
import { readService, SERVICE_FILES } from './services.ts';
import type { Doubt, HospitalNeeds, NeedSnapshot, NeedSnapshotReading } from './snapshot.ts';
import { countBy } from './tally.ts';

export type NeedSnapshotOptions = {
  /** The moment that the files speak of, as an ISO 8601 instant. */
  readonly asOf: string;
  readonly catalogue: Omit<Catalogue, 'editions'>;
  readonly areas: readonly Area[];
  /** What people have answered to earlier questions, by their keys. */
  readonly answers?: Answers;
};

const KINDS = Object.values(SERVICE_FILES);

/**
 * The files of one day of volunteers' data (shape of wuhan2020/wuhan2020, in one list of hospitals or in one for each city) →
 * needs, services, and all that could not be read. Rows never make it fail; a file that is no list at all does, with every
 * such file named.
 */
export function readNeedSnapshot(
  files: Readonly<Record<string, string>>,
  { asOf, catalogue, areas, answers = new Map() }: NeedSnapshotOptions,
): NeedSnapshotReading {
  const errors: FormatError[] = [];
  const hospitalFiles: { file: string; rows: readonly unknown[] }[] = [];
  const serviceFiles: { file: string; rows: readonly unknown[]; kind: ServiceKind }[] = [];
  const filesNotRead: NeedSnapshot['filesNotRead'][number][] = [];
  for (const [file, text] of Object.entries(files).sort(([a], [b]) => compareText(a, b))) {
    const kind = kindOfFile(file);
    const read = readRows(file, text);
    if (!read.ok) {
      // A list of a city that is broken is not left out silently; what is no list at all may lie beside.
      if (kind === null && !file.endsWith('.json')) filesNotRead.push({ file, reason: 'file-not-known' });
      else errors.push(read.error);
    } else if (kind === 'hospitals' || (kind === null && holdsHospitals(read.rows)))
      hospitalFiles.push({ file, rows: read.rows });
    else if (kind === null) filesNotRead.push({ file, reason: 'file-not-known' });
    else serviceFiles.push({ file, rows: read.rows, kind });
  }
  serviceFiles.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  if (hospitalFiles.length === 0 && !errors.some(({ file }) => kindOfFile(file) === 'hospitals'))
    errors.push(formatError('file-missing', 'hospital-needs.json'));
  if (errors.length > 0) return { ok: false, errors };

  const out = new Collector();
  const context = { asOf, items: buildItemIndex(catalogue), areas: buildAreaIndex(areas), out, answers };
  // Rows are counted through all files, so that no two of them bear one number.
  let first = 0;
  const readings = hospitalFiles.flatMap(({ file, rows }) => {
    const read = rows.map((row, at) => readHospitalRow(row, { file, row: at, number: first + at }, context));
    first += rows.length;
    return read;
  });
  const found = readings.flatMap((reading) => reading.hospital ?? []);
  const hospitals = mergeHospitals(found, context);

  let servicesRead = 0;
  const services: ServiceListing[] = [];
  const keys = new Map<string, number>();
  for (const { file, rows, kind } of serviceFiles) {
    for (const [at, row] of rows.entries()) {
      servicesRead += 1;
      const service = readService(row, at, file, kind, context);
      if (!service) continue;
      const times = (keys.get(service.sourceKey) ?? 0) + 1;
      keys.set(service.sourceKey, times);
      services.push(times === 1 ? service : { ...service, sourceKey: `${service.sourceKey}~${times}` });
    }
  }

  const lines = hospitals.flatMap((hospital) => hospital.lines);
  const also = lines.flatMap((line) => line.also);
  const kinds = countBy(lines.map((line) => line.quantity.kind));
  const atLevel = (level: string) => out.setAside.filter((piece) => piece.level === level);
  const snapshot: NeedSnapshot = {
    asOf,
    hospitals,
    services,
    setAside: out.setAside,
    doubts: hospitals.flatMap(doubtsOf),
    filesNotRead,
    tally: {
      hospitalsRead: readings.length,
      hospitalsDistinct: hospitals.length,
      hospitalsMerged: found.length - hospitals.length,
      hospitalsSetAside: readings.length - found.length,
      supplyLines: readings.reduce((sum, reading) => sum + reading.supplies, 0),
      remarkPieces: readings.reduce((sum, reading) => sum + reading.pieces, 0),
      needsStated: lines.length,
      amountsKnown: (kinds.exact ?? 0) + (kinds.range ?? 0) + (kinds['at-least'] ?? 0),
      amountsUnknown: kinds.unknown ?? 0,
      amountsUnlimited: kinds.unlimited ?? 0,
      amountsZero: kinds.none ?? 0,
      partsAdded: also.filter((other) => other.how === 'added').length,
      duplicatesMerged: also.filter((other) => other.how === 'merged').length,
      setAside: countBy(atLevel('line').map((piece) => piece.reason)),
      nonNeedText: countBy(found.flatMap((hospital) => hospital.texts.map((text) => text.class))),
      fieldsSetAside: atLevel('field').length,
      servicesRead,
      servicesListed: services.length,
      servicesSetAside: servicesRead - services.length,
      contactsWithheld: out.contactsWithheld,
      webAddressesDropped: out.webAddressesDropped,
      extraFieldsIgnored: out.extraFieldsIgnored,
    },
  };
  return { ok: true, snapshot };
}

function doubtsOf({ sourceKey, name, lines }: HospitalNeeds): Doubt[] {
  return lines
    .filter(({ notes }) => notes.includes('amounts-conflict'))
    .map((line) => ({
      reason: 'amounts-conflict',
      question: conflictKey(sourceKey, line),
      facility: sourceKey,
      name,
      itemId: line.itemId,
      original: conflicting(line.original, line.also),
    }));
}
