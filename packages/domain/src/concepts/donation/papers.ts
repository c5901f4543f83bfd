import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft, type FactData } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { malformedNumber } from '../../kernel/item/registration.ts';
import { type Refusal, refusal, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import { localDay } from '../../kernel/time/time.ts';
import { judgeEvidence, provenBy, provenTogether } from './evidence.ts';
import { evidenceSchema, PAPERS_MAX, PAPERS_OF_SEAT_MAX, type QuarantineReason } from './facts.ts';
import { lotScope } from './lot-scope.ts';
import { askOfPapers } from './paper-doubts.ts';
import type { Lot, Paper } from './state.ts';

type Evidence = z.output<typeof evidenceSchema>;
type Written = Pick<Evidence, 'standard' | 'reference'>;
type Recorded = FactData<'lot.inspected'>['evidence'];

/** The papers of a lot that nobody has struck out. */
export const standingPapers = (lot: Pick<Lot, 'evidence'>): Paper[] =>
  lot.evidence.filter(({ struck }) => struck === null);

/** Papers as they are handed in, with an id each and what they prove. */
export const recorded = (context: Context, evidence: readonly Evidence[]): Recorded =>
  evidence.map((paper) => ({
    paper: context.newId('paper'),
    ...paper,
    proves: provenBy(context.items, paper, localDay(context.now, context.country.clock)),
  }));

/** Room for more papers by this seat: what was struck out takes none, and an inspector always has room of his own. */
export function whyNotMore(
  lot: Lot,
  seat: string,
  more: number,
  { field, isInspector }: { readonly field: string; readonly isInspector: boolean },
): Refusal[] {
  const standing = standingPapers(lot);
  const own = standing.filter(({ added }) => added.seat === seat).length;
  if (more > 0 && own + more > PAPERS_OF_SEAT_MAX)
    return [refusal('papers-of-seat-too-many', { lot: lot.id, most: PAPERS_OF_SEAT_MAX }, { field })];
  return !isInspector && standing.length + more > PAPERS_MAX
    ? [refusal('papers-too-many', { lot: lot.id, most: PAPERS_MAX }, { field })]
    : [];
}

/** A number of a known form is whole, or it is refused beside its field: a one is no registration. */
export function whyNotPapers(evidence: readonly Written[], path: string): Refusal[] {
  return evidence.flatMap(({ standard, reference }, index) => {
    const at = (field: string) => ({ field: path === '' ? field : `${path}.${index}.${field}` });
    const refused = (form: ReturnType<typeof malformedNumber>, written: string, field: string) =>
      form ? [refusal('registration-malformed', { form, written }, at(field))] : [];
    const inStandard = malformedNumber(standard ?? '', true);
    if (inStandard) return refused(inStandard, standard as string, 'standard');
    // Where the standard is the bare word of a registration, the reference is its number, with or without the word.
    const isBare = malformedNumber(standard ?? '', false) !== null;
    const number =
      isBare && !reference.startsWith(standard as string) ? `${standard}${reference}` : reference;
    return refused(malformedNumber(number, false), reference, 'reference');
  });
}

/** A paper that came after the goods. What contradicts the papers of goods in use is looked at before it counts. */
export const addPaper = defineCommand({
  name: 'paper.add',
  outlives: 'stock',
  function: 'receive-donation',
  summary: { zh: '补充凭证', en: 'Add a paper' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    ...evidenceSchema.shape,
    standard: evidenceSchema.shape.standard.default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-7f3k',
    kind: 'test-report',
    standard: 'GB 19083-2010',
    reference: 'T-2020-014',
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(_state, { incident, lot: id, confirmed, ...evidence }, context, { incident: records, lot }) {
    const asked = askBack(confirmed);
    const { donor } = must(records.donations, lot.donation, 'donation');
    askOfPapers(asked, context.items, records, donor, [evidence], '');
    const why = [
      ...whyNotPapers([evidence], ''),
      ...whyNotMore(lot, context.actor.seat, 1, { field: 'lot', isInspector: false }),
      ...asked.open,
    ];
    if (why.length > 0) return refuseAll(why);
    const papers = [...standingPapers(lot), evidence];
    if (
      lot.status === 'accepted' &&
      provenTogether(context.items, papers, localDay(context.now, context.country.clock)).contradict
    )
      return refuse('hold-first', { lot: id }, { field: 'standard', rule: 'I13' });
    const [paper] = recorded(context, [evidence]) as [Recorded[number]];
    const quarantined = lot.status === 'quarantine' ? whyWaits(context, lot, papers) : null;
    return decided([draft(incident, 'paper.added', { lot: id, ...paper, quarantined, ...asked.said() })], {
      paper: paper.paper,
      proves: paper.proves,
    });
  },
});

/** A paper that is false or another lot's is struck out in the open, by another than who added it, and stays to be seen. */
export const strikePaper = defineCommand({
  name: 'paper.strike',
  outlives: 'stock',
  function: 'inspect-goods',
  summary: { zh: '划除凭证', en: 'Strike a paper out' },
  schema: z.strictObject({ incident: identifier, lot: identifier, paper: identifier, reason: shortText }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-7f3k',
    paper: 'paper-1',
    reason: '检测机构答复：未出具过该报告 / the laboratory says that the report is not its own',
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(_state, { incident, ...input }, context, { lot }) {
    const paper = standingPapers(lot).find((each) => each.paper === input.paper);
    if (!paper) return refuse('not-found', { kind: 'paper', id: input.paper }, { field: 'paper' });
    if (lot.status === 'rejected') return refuse('lot-rejected', { lot: lot.id }, { field: 'lot' });
    if (lot.status === 'accepted')
      return refuse('hold-first', { lot: lot.id }, { field: 'lot', rule: 'I13' });
    const left = standingPapers(lot).filter((each) => each !== paper);
    return decided([
      draft(incident, 'paper.struck', { ...input, quarantined: whyWaits(context, lot, left) }),
    ]);
  },
});

const whyWaits = (
  context: Context,
  lot: Lot,
  papers: Parameters<typeof judgeEvidence>[2],
): QuarantineReason =>
  judgeEvidence(
    context.items,
    lot.claimedItem,
    papers,
    lot.expiresOn,
    localDay(context.now, context.country.clock),
  ).quarantined ?? 'papers-changed';
