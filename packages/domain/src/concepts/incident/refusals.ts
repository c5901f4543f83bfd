import { type Sayers, said, same } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type IncidentRefusals = {
  'area-outside': { area: string; of: string };
  'exercise-mixed': { incident: string };
  'exercise-clock': Record<never, never>;
  /** Asked back: one of the same type goes on in the same place. */
  'incident-twin': { incident: string; named: Bilingual; area: string; declared: Bilingual };
  'not-undone': { incident: string };
};

export const incidentRefusals: Sayers<keyof IncidentRefusals> = {
  'area-outside': ({ area, of }) =>
    said(
      [
        '分事件须在所属事件的区域之内，且小于它。',
        'A part must lie inside the area of its whole, and be smaller.',
      ],
      [`${area} 不在 ${of} 之内。`, `${area} does not lie within ${of}.`],
      ['请选择其下的区域。', 'Choose an area below it.'],
    ),
  'exercise-mixed': ({ incident }) =>
    said(
      ['演练与真实事件不能互为部分。', 'An exercise and a real incident cannot be parts of each other.'],
      same(incident),
      ['请改为同类。', 'Make both exercises, or neither.'],
    ),
  'exercise-clock': () =>
    said(
      ['此系统正在演练。', 'This system runs an exercise.'],
      ['演练系统上的事件必须标明为演练。', 'Incidents here must be marked as exercises.'],
      ['真实事件请使用未装载演练的系统。', 'For a real event use a system without a scenario.'],
    ),
  'incident-twin': ({ incident, named, area, declared }, { name }) => {
    const place = name('area', area);
    return said(
      [
        `“${named.zh}”（${place.zh}）正在响应，类型相同、区域重叠。“${declared.zh}”是另一起事件吗？`,
        `“${named.en}” (${place.en}) goes on: the same type, and the areas overlap. Is “${declared.en}” another incident?`,
      ],
      same(incident),
      [
        '是同一起的，请在已有事件中办理；是其中一部分的，请选择“属于”；确为另一起的，请确认。',
        'If it is the same, work in the one that there is; if it is a part of it, say so under “Part of”; if it is another, confirm it.',
      ],
    );
  },
  'not-undone': ({ incident }) =>
    said(
      ['只有误报后撤销的事件可以被替代。', 'Only an incident that was undone is stood in for.'],
      same(incident),
      ['请选择已撤销的事件，或留空。', 'Choose one that was undone, or leave it empty.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends IncidentRefusals {}
}
