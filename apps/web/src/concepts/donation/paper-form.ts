import { EVIDENCE_KINDS, type Lot, standingPapers } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { type FormField, form, type WorkItem } from '#form/form.ts';

/** Lots among which a later paper finds its own, the latest first. */
const LOTS_MAX = 60;

/** What is asked of a paper that comes with something else, at this path. */
export const paperFields = <const Path extends string>(
  context: WorkContext,
  path: Path,
): [
  FormField<`${Path}.kind`, 'choice'>,
  FormField<`${Path}.standard`, 'text'>,
  FormField<`${Path}.reference`, 'text'>,
  FormField<`${Path}.file`, 'file'>,
] => [
  {
    path: `${path}.kind`,
    kind: 'choice',
    label: context.w('凭证种类', 'Kind of evidence'),
    optional: true,
    options: [
      { value: '', label: context.w('没有凭证', 'none') },
      ...context.options('evidenceKind', EVIDENCE_KINDS),
    ],
  },
  {
    path: `${path}.standard`,
    kind: 'text',
    label: context.w('凭证上写的标准', 'Standard named on it'),
    hint: context.w(
      '如 GB 19083-2010；写了几个就照写几个，以“、”分开',
      'such as GB 19083-2010; where it names several, all of them, with commas',
    ),
    optional: true,
  },
  {
    path: `${path}.reference`,
    kind: 'text',
    label: context.w('凭证编号', 'Reference'),
    hint: context.w('注册证号须完整，如 鄂械注准20202140001', 'a registration number in full'),
    optional: true,
  },
  {
    path: `${path}.file`,
    kind: 'file',
    label: context.w('扫描件或照片', 'Its scan or photograph'),
    hint: context.w('照片中的位置信息会自动去掉', 'a photograph loses its position'),
    optional: true,
  },
];

/** The papers of a lot on a line each, with what they prove and who added them. */
export const paperFacts = (context: WorkContext, lot: Lot): string[] =>
  lot.evidence.map(({ kind, standard, reference, proves, added, file, struck }) =>
    [
      `${context.w('凭证', 'Evidence')}: ${context.label('evidenceKind', kind)} ${standard ?? ''} ${reference}`,
      proves.map((item) => context.itemName(item)).join(' · ') ||
        context.w('不能证明类别', 'proves no class'),
      added.seat,
      file ? context.w('附文件', 'with its file') : context.w('未附文件', 'no file'),
      struck ? `${context.w('已划除', 'struck out')}: ${struck.reason}` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  );

/** A paper that comes after the goods. */
export function paperItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const own = (incident.lotsOfOwner.get(visitor.organisation) ?? []).slice(-LOTS_MAX).reverse();
  const lots = own.flatMap((id) => incident.lots.get(id) ?? []);
  if (lots.length === 0) return [];
  return [
    {
      id: 'paper',
      heading: context.w('补充凭证', 'Add a paper'),
      facts: [
        context.w(
          '凭证公开列出，注明由谁何时提交。要认定为到货凭证未能证明的类别，凭证须附文件，且由另一人查验。',
          'Papers are listed in public, with who added them and when. For a class that the papers at receipt did not prove, the paper needs its file and another person inspects.',
        ),
      ],
      forms: [
        form({
          command: 'paper.add',
          submit: context.w('提交凭证', 'Add the paper'),
          fixed: { incident: incident.id },
          fields: [
            {
              path: 'lot',
              kind: 'choice',
              label: context.w('批次', 'Lot'),
              options: lots.map((lot) => ({
                value: lot.id,
                label: `${context.itemName(lot.claimedItem)} · ${context.amount(lot.amount, lot.item)} · ${lot.bin ?? lot.id}`,
              })),
            },
            {
              path: 'kind',
              kind: 'choice',
              label: context.w('凭证种类', 'Kind of evidence'),
              options: context.options('evidenceKind', EVIDENCE_KINDS),
            },
            {
              path: 'standard',
              kind: 'text',
              label: context.w('凭证上写的标准', 'Standard named on it'),
              optional: true,
            },
            { path: 'reference', kind: 'text', label: context.w('凭证编号', 'Reference') },
            {
              path: 'file',
              kind: 'file',
              label: context.w('扫描件或照片', 'Its scan or photograph'),
              optional: true,
            },
          ],
        }),
      ],
    },
  ];
}

/** Strikes a paper out that is false or another lot's. */
export const strikeForms = (context: WorkContext, lot: Lot) => {
  const papers = standingPapers(lot).filter(({ added }) => added.seat !== context.visitor.seat);
  if (papers.length === 0) return [];
  return [
    form({
      command: 'paper.strike',
      submit: context.w('划除这份凭证', 'Strike this paper out'),
      fixed: { incident: context.incident.id, lot: lot.id },
      fields: [
        {
          path: 'paper',
          kind: 'choice',
          label: context.w('不实的凭证', 'Paper that is false'),
          options: papers.map(({ paper, standard, reference }) => ({
            value: paper,
            label: `${standard ?? ''} ${reference}`.trim(),
          })),
        },
        reasonField(context),
      ],
    }),
  ];
};
