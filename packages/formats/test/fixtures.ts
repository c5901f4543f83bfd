import { readFileSync } from 'node:fs';
import { type Area, type Catalogue, catalogueSchema } from '@tongzhou/domain';
import { buildAreaIndex, buildItemIndex, type NeedSnapshot, readNeedSnapshot } from '../src/index.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'));

const catalogue: Catalogue = catalogueSchema.parse(read('catalogue/catalogue.json'));
const areas = (read('areas/hubei.json') as { areas: Area[] }).areas;
export const items = buildItemIndex(catalogue);
export const areaIndex = buildAreaIndex(areas);
export const options = { asOf: '2020-02-20T00:00:00+08:00', catalogue, areas };

/** A snapshot of these rows of hospital-needs.json, and of other files. */
export function snapshotOf(rows: unknown, others: Readonly<Record<string, unknown>> = {}): NeedSnapshot {
  const files = Object.fromEntries(
    Object.entries({ 'hospital-needs.json': rows, ...others }).map(([file, content]) => [
      file,
      JSON.stringify(content),
    ]),
  );
  const reading = readNeedSnapshot(files, options);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.snapshot;
}

/** A row as volunteers typed them, with an invented facility. */
export const hospital = (fields: Readonly<Record<string, unknown>> = {}) => ({
  province: '湖北',
  city: '武汉市',
  district: '江岸区',
  name: '晴川医院',
  supplies: [],
  address: '江岸区晴川路1号',
  url: 'https://example.org/notice/1',
  remark: '',
  contacts: [],
  ...fields,
});
