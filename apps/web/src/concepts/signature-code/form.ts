import { afterHours, CODES_PER_SHEET, type CodeSheet, stateOfCode } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment, number } from '#format/format.ts';

const SHEETS_SHOWN = 20;

/** A facility's paper for the ramp: each code signs once, in whoever's hands it is. */
export const codeSection: Section = {
  id: 'signature-codes',
  order: 2.6,
  may: ['confirm-delivery'],
  title: ['签收码', 'Signature codes'],
  intro: [
    '每个签收码只能用一次：交给送货人代为签收，或交给自提的人到库点提货。打印后请锁好；系统不保存签收码，只在这里显示一次。',
    'Each code works once: give one to the driver, who signs with it, or to whoever fetches your goods. Print them and lock them away; the system keeps none and shows them here once.',
  ],
  make: codeItems,
};

function codeItems(context: WorkContext): WorkItem[] {
  const { incident, visitor, view } = context;
  const isFacility = view.state.organisations.get(visitor.organisation)?.facilityClass != null;
  if (!isFacility) return [];
  const sheets = kept(incident.codeSheets, incident.sheetsOfFacility.get(visitor.organisation) ?? []);
  return [
    issueItem(context),
    ...sheets
      .slice(-SHEETS_SHOWN)
      .reverse()
      .map((sheet) => sheetItem(context, sheet)),
  ];
}

/** What the answer holds is on this page once, and nowhere else. */
const issueItem = (context: WorkContext): WorkItem => ({
  id: 'issue-codes',
  heading: context.w('开具一张签收码', 'Make a sheet of codes'),
  facts: [],
  forms: [
    form({
      command: 'signature-codes.issue',
      submit: context.w('开具', 'Make the codes'),
      fixed: { incident: context.incident.id, facility: context.visitor.organisation },
      fields: [
        {
          path: 'count',
          kind: 'number',
          label: context.w(`几个（最多 ${CODES_PER_SHEET}）`, `How many (at most ${CODES_PER_SHEET})`),
          value: '10',
        },
      ],
      keeps: [
        {
          result: 'codes',
          words: context.w(
            '请现在打印本页（只打印下面的签收码，可沿线裁开），离开后不再显示：',
            'Print this page now: only the codes below are printed, to be cut out. They are shown once:',
          ),
          slip: slipOf(context),
        },
      ],
    }),
  ],
});

/** What is printed round each code, in both languages: whoever holds the paper at the ramp may read either. */
function slipOf(context: WorkContext) {
  const { incident, view, visitor, language } = context;
  const facility = view.state.organisations.get(visitor.organisation)?.name;
  const expiresAt = moment(afterHours(view.now, context.agreed('signatureCodeDays') * 24), language);
  return {
    above: [facility?.zh ?? visitor.organisation, facility?.en ?? ''],
    below: [
      '签收或提货，限用一次',
      'Signs for one delivery, or fetches goods once',
      incident.name.zh,
      incident.name.en,
      '有效至 / good until',
      expiresAt,
    ],
  };
}

function sheetItem(context: WorkContext, sheet: CodeSheet): WorkItem {
  const { incident, view } = context;
  const states = kept(incident.signatureCodes, sheet.commitments).map((code) => stateOfCode(code, view.now));
  const count = (state: string) => states.filter((each) => each === state).length;
  return {
    id: sheet.id,
    heading: context.w(
      `${moment(sheet.issuedAt, context.language)} 开具的 ${number(states.length)} 个`,
      `${number(states.length)} of ${moment(sheet.issuedAt, context.language)}`,
    ),
    facts: [
      (['open', 'used', 'cancelled', 'lapsed'] as const)
        .filter((state) => count(state) > 0)
        .map((state) => `${context.label('signatureCodeState', state)} ${number(count(state))}`)
        .join(context.comma),
      context.w(
        `有效至 ${moment(sheet.expiresAt, context.language)}`,
        `good until ${moment(sheet.expiresAt, context.language)}`,
      ),
    ],
    forms:
      count('open') === 0
        ? []
        : [
            form({
              command: 'signature-codes.cancel',
              submit: context.w('作废余下的签收码', 'Cancel those that are left'),
              tone: 'second',
              folded: context.w('作废…', 'Cancel…'),
              fixed: { incident: incident.id, sheet: sheet.id },
              fields: [reasonField(context)],
            }),
          ],
  };
}
