import { currentDonor, type DonorMerge, nameOfDonor } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { publicReasonField } from '#form/fields.ts';
import { form, type Option, type WorkItem } from '#form/form.ts';
import { firstKept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';

const LATEST = 100;
const OPEN_SHOWN = 50;

/** Who gave: a name that was spelt wrongly, and two entries that are one giver. */
export const donorSection: Section = {
  id: 'donors',
  order: 3.6,
  may: ['receive-donation'],
  title: ['捐赠单位', 'Donors'],
  intro: [
    '名称写错的可以更正，同一家登记了两次的可以合并（由另一席位确认）。收据保持原样，旧名称仍然公开。',
    'A name that was spelt wrongly is put right; two entries of one giver are merged, which another seat confirms. Receipts stay as they are, and old names stay public.',
  ],
  make: (context) => {
    const donors = donorOptions(context);
    return [
      ...openMerges(context),
      ...(donors.length > 0 ? [donorItem(context, donors)] : []),
      ...mergesMade(context),
    ];
  },
};

function donorOptions({ incident, visitor }: WorkContext): Option[] {
  const own = [...(incident.donorsOfReceiver.get(visitor.organisation) ?? [])].slice(-LATEST).reverse();
  const current = new Set(own.map((donor) => currentDonor(incident, donor)));
  return [...current].flatMap((value) => {
    const name = nameOfDonor(incident, value);
    return name === null ? [] : [{ value, label: `${name} (${value})` }];
  });
}

function donorItem(context: WorkContext, options: readonly Option[]): WorkItem {
  const { id: incident } = context.incident;
  const which = (zh: string, en: string) => ({ kind: 'choice' as const, label: context.w(zh, en), options });
  return {
    id: 'donors',
    heading: context.w('更正捐赠单位', 'Put a donor right'),
    facts: [],
    forms: [
      form({
        command: 'donor.rename',
        submit: context.w('更正名称', 'Put the name right'),
        tone: 'second',
        folded: context.w('名称写错了…', 'A name is spelt wrongly…'),
        fixed: { incident },
        fields: [
          { path: 'donor', ...which('捐赠单位', 'Donor') },
          { path: 'name', kind: 'text', label: context.w('正确名称', 'Its right name') },
          publicReasonField(context),
        ],
      }),
      form({
        command: 'donor.merge',
        submit: context.w('提出合并', 'Propose to merge'),
        tone: 'second',
        folded: context.w('同一家登记了两次…', 'One giver was entered twice…'),
        fixed: { incident },
        fields: [
          { path: 'donor', ...which('这一个', 'This one') },
          { path: 'into', ...which('就是', 'is the same as') },
          publicReasonField(context),
        ],
      }),
    ],
  };
}

/** Whoever entered one of the two may say that they are one, or that they are not. */
const openMerges = (context: WorkContext): WorkItem[] =>
  firstKept(context.incident.donorMerges, context.incident.donorMergesOpen, OPEN_SHOWN, ({ donor, into }) =>
    [donor, into].some((each) => isOwn(context, each)),
  ).map((merge) => mergeItem(context, merge));

const isOwn = ({ incident, visitor }: WorkContext, donor: string): boolean =>
  incident.donorsOfReceiver.get(visitor.organisation)?.has(donor) === true;

/** Of one's own donors, the latest that were merged: a slip is put right where it is seen. */
function mergesMade(context: WorkContext): WorkItem[] {
  const { incident, visitor, language } = context;
  const own = [...(incident.donorsOfReceiver.get(visitor.organisation) ?? [])].slice(-LATEST);
  const merges = new Set(own.flatMap((donor) => incident.donorMergesOf.get(donor) ?? []));
  return [...merges]
    .flatMap((id) => incident.donorMerges.get(id) ?? [])
    .filter(
      ({ id, status, separated }) =>
        status === 'made' && separated === null && context.maySecond('donor.separated', { merge: id }),
    )
    .map((merge) => ({
      id: `${merge.id}-made`,
      heading: context.w('已合并的捐赠单位', 'Donors that were merged'),
      facts: [`${merge.donor} → ${merge.into}`, `${merge.reason} · ${moment(merge.at, language)}`],
      link: {
        href: `/${language}/incidents/${incident.id}/donors/${merge.into}`,
        label: nameOfDonor(incident, merge.into) ?? merge.into,
      },
      forms: [
        form({
          command: 'donor.separate',
          submit: context.w('撤销合并', 'Separate them'),
          tone: 'second',
          folded: context.w('其实是两家…', 'They are two after all…'),
          fixed: { incident: incident.id, merge: merge.id },
          fields: [publicReasonField(context)],
        }),
      ],
    }));
}

function mergeItem(context: WorkContext, merge: DonorMerge): WorkItem {
  const { incident, language } = context;
  const [one, other] = [merge.donor, merge.into].map((each) => nameOfDonor(incident, each) ?? each);
  const fixed = { incident: incident.id, merge: merge.id };
  return {
    id: merge.id,
    heading: context.w('合并捐赠单位待确认', 'A merging of donors waits for a second person'),
    facts: [`${one} → ${other}`, `${merge.reason} · ${moment(merge.at, language)}`],
    link: { href: `/${language}/incidents/${incident.id}/donors/${merge.into}`, label: String(other) },
    forms: [
      ...(context.maySecond('donor.merged', { merge: merge.id })
        ? [
            form({
              command: 'donor-merge.confirm',
              submit: context.w('是同一家，确认', 'They are one: confirm'),
              fixed,
              fields: [],
            }),
          ]
        : []),
      form({
        command: 'donor-merge.decline',
        submit: context.w('不予合并', 'Decline'),
        tone: 'second',
        folded: context.w('不是同一家…', 'They are two…'),
        fixed,
        fields: [publicReasonField(context)],
      }),
    ],
  };
}
