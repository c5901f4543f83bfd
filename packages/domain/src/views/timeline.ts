import { decisionsBehind } from '../concepts/resolution/view.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import type { Bilingual } from '../kernel/words/words.ts';

export type TimelineRow = {
  readonly position: number;
  readonly at: string;
  readonly type: Fact['type'];
  readonly organisation: ReturnType<typeof organisationLabel>;
  /** Whom and what it is about, by name. */
  readonly about: readonly Bilingual[];
  /** It was asked back whether it is meant, and said that it is. */
  readonly confirmed: boolean;
  /** The words that somebody gave with it. */
  readonly words: string | null;
  /** Decisions of a leading group that it carries out. */
  readonly behind: ReturnType<typeof decisionsBehind>;
};

const ORGANISATIONS = ['facility', 'holder', 'organisation', 'receiver', 'carrier', 'owner'] as const;
const ITEMS = ['item', 'claimedItem'] as const;
const WORDS = ['reason', 'agreement', 'explanation', 'note', 'question', 'legalBasis'] as const;

/** A fact as a line of the incident's story. */
export function timelineRow(view: Viewpoint, fact: Fact): TimelineRow {
  const data = fact.data as Readonly<Record<string, unknown>>;
  const [lot] = Array.isArray(data.lots) ? (data.lots as Record<string, unknown>[]) : [];
  const about: Bilingual[] = [];
  if (isBilingual(data.name)) about.push(data.name);
  const title = titleOf(view, fact, data);
  if (title) about.push(title);
  if (typeof data.responseLevel === 'string') about.push({ zh: data.responseLevel, en: data.responseLevel });
  for (const field of ORGANISATIONS) {
    const id = data[field];
    if (typeof id === 'string' && id !== fact.actor.organisation)
      about.push(organisationLabel(view, id).name);
  }
  for (const field of ITEMS) {
    const id = data[field] ?? lot?.[field];
    if (typeof id === 'string' && view.items.byId.has(id)) about.push(itemLabel(view, id).name);
  }
  const words = WORDS.map((field) => data[field]).find((each) => typeof each === 'string');
  return {
    position: fact.position,
    at: fact.at,
    type: fact.type,
    organisation: organisationLabel(view, fact.actor.organisation),
    about,
    confirmed: data.confirmed !== undefined,
    words: (words as string | undefined) ?? null,
    behind: decisionsBehind(view.state, fact.position),
  };
}

/** What a task, a release or an entry of a plan is called. */
function titleOf(
  { state }: Viewpoint,
  fact: Fact,
  data: Readonly<Record<string, unknown>>,
): Bilingual | null {
  if (isBilingual(data.title)) return data.title;
  const { task, plan, entry, version, fundraising } = data;
  const fundraisings = state.incidents.get(fact.incident)?.fundraisings;
  if (typeof fundraising === 'string') return fundraisings?.get(fundraising)?.title ?? null;
  if (typeof task === 'string') return state.incidents.get(fact.incident)?.tasks.get(task)?.title ?? null;
  if (typeof plan !== 'string') return null;
  const terms = state.plans.get(plan)?.find((each) => each.version === version)?.terms;
  return terms?.functions.find((each) => each.entry === entry)?.title ?? terms?.name ?? null;
}

const isBilingual = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
