import type { WorkContext } from '#form/context.ts';
import type { WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment, number } from '#format/format.ts';
import { answerForms } from './answer-forms.ts';

const QUESTIONS_SHOWN = 40;
const IMPORTS_SHOWN = 10;
const PIECES_SHOWN = 100;

/** What imports ask, and what they could not read, with its reason and original words, for a person to settle. */
export const importSection: Section = {
  id: 'imports',
  order: 19,
  may: ['import-records'],
  title: ['导入复核', 'Imports to review'],
  intro: [
    '没有读懂的内容不会被丢弃：原文和原因都在这里。答复后，名单会在一分钟内按答复重读，以后的名单也照此办理。',
    'Nothing that could not be read is dropped: its words and the reason are here. What is answered is read again within a minute, and later lists are read by it, too.',
  ],
  make: (context) => [...questionItems(context), ...importItems(context)],
};

function questionItems(context: WorkContext): WorkItem[] {
  const { importQuestions, importQuestionsOpen, importPieces } = context.incident;
  const shown: WorkItem[] = [];
  for (const question of importQuestionsOpen) {
    if (shown.length === QUESTIONS_SHOWN) break;
    const asked = importQuestions.get(question);
    const piece = importPieces.get(question);
    if (!asked || !piece) continue;
    shown.push({
      id: question,
      heading: `${context.label('setAsideReason', asked.asks)} · ${piece.where}`,
      facts: [inWords(piece.original)],
      forms: answerForms(context, question, asked.asks, piece.candidates),
    });
  }
  const more = importQuestionsOpen.size - shown.length;
  if (more === 0) return shown;
  const heading = context.w(`还有 ${number(more)} 个疑问`, `${number(more)} more questions`);
  const facts = [context.w('答复上面的之后会依次显示。', 'They follow when those above are answered.')];
  return [...shown, { id: 'more-questions', heading, facts, forms: [] }];
}

/** An entry of a list as it would stand on paper: 医用手套 500. */
function inWords(original: string): string {
  if (!original.startsWith('{')) return original;
  try {
    const { key, value, specification } = JSON.parse(original) as Record<string, unknown>;
    return [key, value, specification].filter((each) => each !== undefined && each !== null).join(' ');
  } catch {
    // Cut where it was too long: as it stands.
    return original;
  }
}

function importItems(context: WorkContext): WorkItem[] {
  return [...context.incident.imports.values()]
    .slice(-IMPORTS_SHOWN)
    .reverse()
    .map((record) => {
      const aside = record.setAside.filter(({ question }) => question === undefined);
      return {
        id: record.id,
        heading: `${record.source} · ${moment(record.recordedAt, context.language)}`,
        facts: [
          ...(record.saysAsOf
            ? [
                context.w(
                  `名单所说的时间是 ${moment(record.saysAsOf, context.language)}，演练时钟尚未到，按演练时钟的当时登记`,
                  `It speaks of ${moment(record.saysAsOf, context.language)}, which the exercise’s clock has not reached: taken as of the clock`,
                ),
              ]
            : []),
          context.w(`未能读取 ${number(aside.length)} 条`, `${number(aside.length)} pieces were not read`),
          ...aside
            .slice(0, PIECES_SHOWN)
            .map(
              (piece) =>
                `${context.label('setAsideReason', piece.reason)} · ${piece.where} · “${piece.original}”`,
            ),
        ],
        link: {
          href: `/api/v1/incidents/${context.incident.id}/imports/${record.id}.csv`,
          label: context.w('下载 CSV', 'Download CSV'),
        },
        forms: [],
      };
    });
}
