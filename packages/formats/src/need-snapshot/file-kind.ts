import type { ServiceKind } from './service-listing.ts';
import { SERVICE_FILES } from './services.ts';

/** The folder in which the volunteers' own repository keeps each kind (wuhan2020/wuhan2020, `data/fe/…`). */
const UPSTREAM: readonly (readonly [RegExp, 'hospitals' | ServiceKind])[] = [
  [/(?:^|\/)hospital\//, 'hospitals'],
  [/(?:^|\/)clinic\//, 'consultation'],
  [/(?:^|\/)doctor_hotel\//, 'lodging'],
  [/(?:^|\/)donation\//, 'donation-channel'],
  [/(?:^|\/)enterprise_donation\//, 'pledge'],
  [/(?:^|\/)factory\//, 'manufacture'],
  [/(?:^|\/)logistical\//, 'transport'],
];

/** What a file holds, by its name or by the folder that it comes from; null: its content has to say. */
export function kindOfFile(file: string): 'hospitals' | ServiceKind | null {
  if (file === 'hospital-needs.json') return 'hospitals';
  if (Object.hasOwn(SERVICE_FILES, file)) return SERVICE_FILES[file] ?? null;
  return UPSTREAM.find(([folder]) => folder.test(file))?.[1] ?? null;
}

const ROWS_LOOKED_AT = 20;

/** Upstream has a file for each city, wuhanshi.json: hospitals are known by their lists of supplies. */
export const holdsHospitals = (rows: readonly unknown[]): boolean =>
  rows
    .slice(0, ROWS_LOOKED_AT)
    .some(
      (row) =>
        typeof row === 'object' &&
        row !== null &&
        Object.hasOwn(row, 'supplies') &&
        !Object.hasOwn(row, 'qualification'),
    );
