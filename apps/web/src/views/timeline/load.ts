import { FACT_TYPES, timelineRow } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ROWS = 50;
const TOPICS = [...new Set(FACT_TYPES.map((type) => type.split('.')[0] as string))].sort();

export const load = async ({ tongzhou, view, incident, url }: Asked) => {
  const before = /^\d{1,15}$/.exec(url.searchParams.get('before') ?? '');
  const asked = url.searchParams.get('topic') ?? '';
  const topic = TOPICS.includes(asked) ? asked : undefined;
  const facts = await tongzhou.reports.latestFacts({
    incident: incident.id,
    before: before ? Number(before[0]) : undefined,
    topic,
    limit: ROWS + 1,
  });
  return {
    topics: TOPICS,
    topic: topic ?? '',
    isFirst: !before,
    next: facts.length > ROWS ? (facts[ROWS - 1]?.position ?? null) : null,
    rows: facts.slice(0, ROWS).map((fact) => timelineRow(view, fact)),
  };
};
