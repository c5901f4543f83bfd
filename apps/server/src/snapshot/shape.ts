import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What makes a state of facts and judges them, and what a snapshot is written with: sources in a checkout, one bundle that holds both in a release. */
const SOURCES = [
  [fileURLToPath(new URL('./', import.meta.resolve('@tongzhou/domain'))), /(?<!\.test)\.[jt]s$/],
  [fileURLToPath(new URL('./', import.meta.url)), /\.ts$/],
  [
    fileURLToPath(new URL('../../../../data/', import.meta.url)),
    /^(?:duties|calendars|platforms|countries|areas|catalogue)\/.*\.json$/,
  ],
] as const;

let known: Promise<string> | null = null;

/**
 * A fingerprint of the very code and law by which this server makes a state of facts, and of the engine that writes it down: another build, or
 * another law, has another one. SHA-256 in hex.
 */
export function shapeOf(): Promise<string> {
  known ??= read();
  return known;
}

async function read(): Promise<string> {
  const shape = createHash('sha256').update(`${process.versions.v8}\n`);
  for (const [folder, wanted] of SOURCES.filter(([each]) => existsSync(each))) {
    const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
    const sources = names.filter((name) => wanted.test(name)).sort();
    const texts = await Promise.all(sources.map((name) => readFile(join(folder, name))));
    for (const [index, name] of sources.entries())
      shape.update(`${name} ${texts[index]?.length}\n`).update(texts[index] as Buffer);
  }
  return shape.digest('hex');
}
