import type { NeedSnapshot } from './snapshot.ts';
import { countBy, sumOf } from './tally.ts';

export type TallyCheck = {
  readonly ok: boolean;
  readonly differences: readonly {
    readonly what: string;
    readonly stated: number;
    readonly counted: number;
  }[];
};

/** Counts the result again and holds it against the tally. */
export function checkTally(snapshot: NeedSnapshot): TallyCheck {
  const { tally, hospitals, services, setAside } = snapshot;
  const lines = hospitals.flatMap((hospital) => hospital.lines);
  const also = lines.flatMap((line) => line.also);
  const ofLevel = (level: string) => setAside.filter((piece) => piece.level === level);
  const rows = ofLevel('row');
  const amounts = (kinds: readonly string[]) =>
    lines.filter((line) => kinds.includes(line.quantity.kind)).length;
  const notes = countBy(hospitals.flatMap((hospital) => hospital.notes.map((note) => note.class)));
  const checks: [what: string, stated: number, counted: number][] = [
    [
      'supplyLines + remarkPieces',
      tally.supplyLines + tally.remarkPieces,
      tally.needsStated +
        tally.partsAdded +
        tally.duplicatesMerged +
        sumOf(tally.setAside) +
        sumOf(tally.nonNeedText),
    ],
    ['needsStated', tally.needsStated, lines.length],
    ['partsAdded', tally.partsAdded, also.filter((other) => other.how === 'added').length],
    ['duplicatesMerged', tally.duplicatesMerged, also.filter((other) => other.how === 'merged').length],
    ['amountsKnown', tally.amountsKnown, amounts(['exact', 'range', 'at-least'])],
    ['amountsUnknown', tally.amountsUnknown, amounts(['unknown'])],
    ['amountsUnlimited', tally.amountsUnlimited, amounts(['unlimited'])],
    ['amountsZero', tally.amountsZero, amounts(['none'])],
    ['setAside', sumOf(tally.setAside), ofLevel('line').length],
    ['fieldsSetAside', tally.fieldsSetAside, ofLevel('field').length],
    [
      'hospitalsRead',
      tally.hospitalsRead,
      tally.hospitalsDistinct + tally.hospitalsMerged + tally.hospitalsSetAside,
    ],
    ['hospitalsDistinct', tally.hospitalsDistinct, hospitals.length],
    [
      'hospitalsMerged',
      tally.hospitalsMerged,
      hospitals.reduce((sum, hospital) => sum + hospital.rows.length - 1, 0),
    ],
    ['rowsSetAside', tally.hospitalsSetAside + tally.servicesSetAside, rows.length],
    ['servicesRead', tally.servicesRead, tally.servicesListed + tally.servicesSetAside],
    ['servicesListed', tally.servicesListed, services.length],
  ];
  for (const [name, stated] of Object.entries(tally.nonNeedText))
    if (name !== 'contact' && name !== 'bank-account')
      checks.push([`nonNeedText.${name}`, stated ?? 0, notes[name as keyof typeof notes] ?? 0]);
  for (const [name, counted] of Object.entries(countBy(ofLevel('line').map((piece) => piece.reason))))
    checks.push([`setAside.${name}`, tally.setAside[name as keyof typeof tally.setAside] ?? 0, counted ?? 0]);
  const differences = checks
    .filter(([, stated, counted]) => stated !== counted)
    .map(([what, stated, counted]) => ({ what, stated, counted }));
  return { ok: differences.length === 0, differences };
}
