import { mkdirSync, mkdtempSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Application } from '../apps/server/src/application/application.ts';
import { importInto } from '../apps/server/src/imports/import-into.ts';
import { loadScenario } from '../apps/server/src/scenario/load.ts';
import { serve } from '../apps/server/src/server/serve.ts';

/** The incident page with 10,000 needs: server time at the median, and bytes over the wire. */
const REQUESTS = 200;
const ITEMS = [
  '普通医用口罩',
  '医用外科口罩',
  '医用防护口罩 | N95口罩',
  '防护面罩',
  '防护服',
  '手术衣',
  '隔离衣',
  '乳胶手套',
  '84消毒液',
  '75%酒精',
];

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-page-'));
mkdirSync(folder, { recursive: true });
const application = await Application.open({ folder });
await loadScenario(application, 'hubei-2020');
const hospitals = Array.from({ length: 1_000 }, (_, id) => ({
  id,
  province: '湖北',
  city: '武汉市',
  district: '武昌区',
  name: `第${id}测试医院`,
  address: '',
  url: '',
  remark: '',
  contacts: [],
  supplies: ITEMS.map((key, at) => ({ key, value: (id * 7 + at) % 5 === 0 ? 1 : 100 + at })),
}));
await importInto(application, {
  incident: undefined,
  asOf: '2020-02-03T00:00:00Z',
  files: { 'hospital-needs.json': JSON.stringify(hospitals) },
});
const needs = application.state.incidents.get('hubei-2020')?.needs.size;
await application.close();

const site = await serve({
  port: 0,
  host: '127.0.0.1',
  folder,
  databaseUrl: undefined,
  scenario: 'hubei-2020',
});
const times: number[] = [];
let html = '';
for (let index = 0; index < REQUESTS; index += 1) {
  const began = performance.now();
  html = await (await fetch(`${site.url}/zh/incidents/hubei-2020`)).text();
  times.push(performance.now() - began);
}
times.sort((a, b) => a - b);
const style = await (
  await fetch(new URL(/href="([^"]+\.css)"/.exec(html)?.[1]?.replace(/^(\.\.\/)+/, '/') ?? '/', site.url))
).text();
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
console.log(
  `incident page with ${needs} needs: median ${times[REQUESTS / 2]?.toFixed(1)} ms, 95 % ${times[Math.floor(REQUESTS * 0.95)]?.toFixed(1)} ms, client and server on one machine`,
);
console.log(
  `page ${Buffer.byteLength(html)} bytes, style ${Buffer.byteLength(style)} bytes, as sent ${Buffer.byteLength(html) + gzipSync(style).length} bytes`,
);
console.log(`memory of the process: ${Math.round(process.memoryUsage.rss() / 1_048_576)} MiB`);
await site.close();
process.exit(0);
