import { z } from 'zod';
import { CLOSING_LINES } from '../../kernel/command/phase.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { calendarDate, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** What becomes of what is left of goods. */
export const GOODS_FATES = ['reserve', 'next-incident', 'returned', 'destroyed', 'used-by'] as const;
/** Of everything else one thing becomes: somebody finishes it. */
export const FATES = [...GOODS_FATES, 'finished'] as const;
export type Fate = (typeof FATES)[number];

const why = z.strictObject({ incident: identifier, reason: shortText });
const one = { residue: identifier };

const line = z.enum(CLOSING_LINES);

/** A response ends in two steps: first nothing new is begun, then nothing is left that nobody answers for. */
export const closingFacts = {
  'incident.closing-begun': fact({
    title: both('开始收尾', 'Closing begun'),
    under: 'coordinate',
    schema: why,
  }),
  'incident.closed': fact({
    title: both('终止响应', 'Incident closed'),
    under: 'coordinate',
    schema: z.strictObject({
      ...why.shape,
      /** What was not at zero, and by which assignment somebody answers for it. Absent: all was. */
      left: z
        .array(z.strictObject({ line, of: identifier, ...one, count: z.int().min(1) }))
        .min(1)
        .optional(),
    }),
  }),
  /** Whatever was being closed or is closed goes on; what was handed over goes back, and is assigned anew the next time. */
  'incident.reopened': fact({
    title: both('重启事件', 'Incident reopened'),
    under: 'coordinate',
    schema: why,
  }),
  /** The same emergency, declared twice: it goes on in the other. The end follows with it. */
  'incident.merged': fact({
    title: both('并入另一事件', 'Merged into another incident'),
    under: 'coordinate',
    schema: z.strictObject({ ...why.shape, into: identifier }),
  }),
  /** It was never meant, and nothing came of it: said within minutes, for everybody to see. The end follows with it. */
  'incident.undone': fact({
    title: both('撤销误报', 'Declared by mistake and undone'),
    under: 'coordinate',
    schema: why,
  }),
  /** What is left is to have a named owner; it has one when that organisation says yes. */
  'residue.assigned': fact({
    title: both('指定遗留事项承接单位', 'What is left assigned'),
    under: 'coordinate',
    schema: z.strictObject({
      ...one,
      line,
      /** The organisation whose matter it is; null: of all of them that are not assigned by themselves. */
      of: identifier.nullable(),
      owner: identifier,
      fate: z.enum(FATES),
      /** The day by which it is used up or finished. */
      by: calendarDate.nullable(),
      note: shortText.nullable(),
    }),
  }),
  'residue.accepted': fact({
    title: both('承接遗留事项', 'What is left taken over'),
    under: null,
    schema: z.strictObject(one),
  }),
  'residue.declined': fact({
    title: both('不承接遗留事项', 'What is left not taken over'),
    under: null,
    schema: z.strictObject({ ...one, reason: shortText }),
  }),
};

type ClosingFacts = typeof closingFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ClosingFacts {}
}
