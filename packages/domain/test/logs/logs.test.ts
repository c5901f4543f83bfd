import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Replay } from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { describe, expect, it } from 'vitest';
import { AREAS, COUNTRY, DUTIES, ITEMS } from '../support/world.ts';

const FOLDER = new URL('./', import.meta.url);
/** The exercise’s second charter says how goods are handled: its runs are integer programs. */
const integerProgram = await loadIntegerProgram();
const LOGS = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl.gz'));

/** Logs as they stood when a version of the rules was closed (README.md): they are judged for ever as they were then. */
describe('a log that was made by earlier rules', () => {
  it.each(LOGS)('%s is judged as it was', (name) => {
    const [, count] = /-(\d+)\.jsonl\.gz$/.exec(name) ?? [];
    const texts = gunzipSync(readFileSync(new URL(name, FOLDER)))
      .toString('utf8')
      .trimEnd()
      .split('\n');
    const replay = new Replay({
      items: ITEMS,
      country: COUNTRY,
      areas: AREAS,
      duties: DUTIES,
      integerProgram,
    });
    for (const text of texts) replay.take(text);
    replay.finish();
    expect(texts).toHaveLength(Number(count));
    expect(replay.state.position).toBe((JSON.parse(texts.at(-1) as string) as { position: number }).position);
  });

  it('is there for each version that was closed', () => {
    expect(LOGS.some((name) => name.startsWith('rules-1-exercise-'))).toBe(true);
    expect(LOGS.some((name) => name.startsWith('rules-1-walk-'))).toBe(true);
  });
});
