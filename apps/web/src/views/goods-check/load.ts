import { answerGoods, EVIDENCE_KINDS, formRefusals, goodsQuestions } from '@tongzhou/domain';
import { namesOf, sentences } from '#form/perform.ts';
import type { Asked } from '#page/page.ts';

const FIELDS = ['what', 'standard', 'reference', 'paper', 'count', 'holds', 'expiresOn'] as const;

/** The form is its own answer's address: it can be sent on, and works without scripts. */
export const load = ({ tongzhou, view, incident, language, url }: Asked) => {
  const typed: Record<string, string> = {};
  for (const field of FIELDS) {
    const value = url.searchParams.get(field)?.trim();
    if (value) typed[field] = value;
  }
  const frame = {
    typed,
    kinds: EVIDENCE_KINDS,
    names: [...view.items.byId.values()].map(({ name }) => name),
  };
  const nothing = { ...frame, items: null, check: null, errors: {} as Record<string, string>, general: [] };
  if (typed.what === undefined) return nothing;
  const parsed = goodsQuestions.safeParse(typed);
  const refused = (refusals: Parameters<typeof sentences>[0]) => {
    const { errors, general } = sentences(refusals, typed, language, namesOf(tongzhou));
    return { ...nothing, errors, general };
  };
  if (!parsed.success) return refused(formRefusals(parsed.error, typed));
  const answered = answerGoods(view, incident.id, parsed.data);
  if (!answered.ok) return refused(answered.refusals);
  return { ...nothing, items: answered.value.items, check: answered.value.check };
};
