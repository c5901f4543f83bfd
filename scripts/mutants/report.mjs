// What the sample says: counts by folder, the score with its lower bound, and every mutant that no test noticed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure.mjs';
import { keyOf } from './sample.mjs';

const SOURCE = 'packages/domain/src/';
/** 97.5 % of a normal distribution lie below it. */
const Z = 1.959964;

/** Wilson's 95 % interval for a share: what the score of all mutants is likely to be at least. */
function wilsonLower(good, of) {
  if (of === 0) return 0;
  const share = good / of;
  const middle = share + Z ** 2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return (middle - reach) / (1 + Z ** 2 / of);
}

const NOTICED = ['Killed', 'Timeout', 'RuntimeError'];
const COLUMNS = ['Killed', 'Timeout', 'RuntimeError', 'Survived', 'NoCoverage'];
const HEADINGS = ['killed', 'timed out', 'not loaded', 'survived', 'no test', 'score'];

const percent = (share) => `${(100 * share).toFixed(1)} %`;

const folderOf = ({ fileName }) => {
  const [first, second] = fileName.slice(SOURCE.length).split('/');
  return first === 'concepts' || first === 'kernel' ? `${first}/${second}` : first;
};

/** The text of a mutant's place, in one line. */
function original({ fileName, location: { start, end } }) {
  const lines = readFileSync(join(root, fileName), 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  return oneLine(lines.join(' '));
}

const oneLine = (text) => {
  const short = text.replace(/\s+/g, ' ').trim();
  return short.length > 90 ? `${short.slice(0, 89)}…` : short;
};

/** Reasons are kept by what a mutant is, not by its line, which moves. */
const nameOf = (mutant) =>
  `${mutant.fileName.slice(SOURCE.length)} · ${original(mutant)} → ${oneLine(mutant.replacement)}`;

function reasons() {
  const path = join(root, 'docs/mutants.md');
  if (!existsSync(path)) return new Map();
  const rows = readFileSync(path, 'utf8').matchAll(/^- `([^\n]+)`: (.+)$/gm);
  return new Map([...rows].map(([, name, reason]) => [name, reason]));
}

const row = (cells) => `| ${cells.join(' | ')} |`;

export function report(sample, verdicts, { seed, minutes, of }) {
  const judged = sample.map((mutant) => ({
    ...mutant,
    verdict: verdicts.get(keyOf(mutant))?.status ?? 'NoCoverage',
  }));
  const noticed = judged.filter(({ verdict }) => NOTICED.includes(verdict)).length;
  const score = noticed / judged.length;
  const counts = (name, mutants) => {
    const by = (verdict) => mutants.filter((mutant) => mutant.verdict === verdict).length;
    const good = mutants.filter(({ verdict }) => NOTICED.includes(verdict)).length;
    return row([name, ...COLUMNS.map(by), percent(good / mutants.length)]);
  };
  const folders = Map.groupBy(judged, folderOf);
  const table = [
    row(['', ...HEADINGS]),
    row(['---', ...HEADINGS.map(() => '---:')]),
    ...[...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, mutants]) => counts(name, mutants)),
    counts('**all**', judged),
  ];
  const known = reasons();
  const alive = judged
    .filter(({ verdict }) => !NOTICED.includes(verdict))
    .sort((a, b) =>
      a.fileName === b.fileName
        ? a.location.start.line - b.location.start.line
        : a.fileName < b.fileName
          ? -1
          : 1,
    )
    .map((mutant) => {
      const line = `${mutant.fileName}:${mutant.location.start.line + 1}`;
      const name = nameOf(mutant);
      const state = mutant.verdict === 'Survived' ? '' : ` (${mutant.verdict})`;
      return `- ${line}${state} ${mutant.mutatorName} \`${name}\`: ${known.get(name) ?? 'no reason given'}`;
    });
  const summary = [
    `${judged.length} of ${of} mutants, seed ${seed}: ${noticed} noticed, ${percent(score)}; of all mutants at least ${percent(wilsonLower(noticed, judged.length))} (Wilson, 95 %); ${minutes.toFixed(1)} minutes`,
    '',
    ...table,
  ].join('\n');
  return { summary, text: `${summary}\n\nAlive:\n\n${alive.join('\n')}\n`, score };
}
