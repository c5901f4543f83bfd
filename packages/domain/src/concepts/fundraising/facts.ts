import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { calendarDate, identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** A short text in both languages. */
const said = z.strictObject({ zh: shortText, en: shortText });

export const fundraisingFacts = {
  /**
   * The public parts of a fundraising plan (慈善法 24). The money goes to the charity's own account or through a designated
   * platform (慈善法 27): this system collects nothing, it links and records.
   */
  'fundraising.started': fact({
    title: both('开始公开募捐', 'Fundraising started'),
    under: 'receive-donation',
    schema: z.strictObject({
      fundraising: identifier,
      /** Which carries it, answers for it, and holds the qualification. */
      organisation: identifier,
      title: said,
      purpose: said,
      startedOn: instant,
      /** Null: no end is named. */
      endsOn: calendarDate.nullable(),
      area: areaCodeSchema,
      /** Short names of designated platforms; none: offline, or its own site. */
      platforms: z.array(shortText).max(20),
      /** An organisation without the qualification with which it works (慈善法 26). */
      partner: identifier.nullable(),
      /** What gifts are used for when the purpose is met or cannot be. */
      secondaryPurpose: shortText.nullable(),
      /** What happens to what is left over. */
      surplus: shortText,
      /** Filings that came before it: its plan (慈善法 24), a notice to the office where the plan could not. */
      planFiled: identifier.nullable(),
      officeTold: identifier.nullable(),
      confirmed: confirmedFact,
    }),
  }),
  /** What an appeal left out, said afterwards. */
  'fundraising.secondary-purpose-stated': fact({
    title: both('说明募捐的备用用途', 'Secondary purpose stated'),
    under: 'receive-donation',
    schema: z.strictObject({
      fundraising: identifier,
      secondaryPurpose: shortText,
    }),
  }),
  'fundraising.ended': fact({
    title: both('结束公开募捐', 'Fundraising ended'),
    under: 'receive-donation',
    schema: z.strictObject({
      fundraising: identifier,
      organisation: identifier,
      reason: shortText,
    }),
  }),
};

type FundraisingFacts = typeof fundraisingFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends FundraisingFacts {}
}
