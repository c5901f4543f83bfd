import type { WorkContext } from '#form/context.ts';
import type { WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment, number } from '#format/format.ts';

const PIECES_SHOWN = 200;

/** What imports could not read, with its reason and original words, for a person to settle. */
export const importSection: Section = {
  id: 'imports',
  order: 19,
  may: ['import-records'],
  title: ['导入复核', 'Imports to review'],
  intro: [
    '没有读懂的内容不会被丢弃：原文和原因都在这里。',
    'Nothing that could not be read is dropped: its words and the reason are here.',
  ],
  make: importItems,
};

function importItems(context: WorkContext): WorkItem[] {
  return [...context.incident.imports.values()].reverse().map((record) => ({
    id: record.id,
    heading: `${record.source} · ${moment(record.recordedAt, context.language)}`,
    facts: [
      context.w(
        `待复核 ${number(record.setAside.length)} 条`,
        `${number(record.setAside.length)} pieces to review`,
      ),
      ...record.setAside
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
  }));
}
