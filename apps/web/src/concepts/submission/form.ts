import { SUBMISSION_KINDS, type SubmissionKind } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { type CommandFormSpec, field, form } from '#form/form.ts';
import { nameOfTime } from '#place/place.ts';

/** Which filing meets a kind of duty: what data/duties/kinds.json waits for, told nowhere a second time. */
export function filingKindOf({ view }: WorkContext, duty: string): SubmissionKind | null {
  const met = view.duties.rules.kinds.get(duty)?.met ?? [];
  const wanted = met
    .filter(({ fact }) => fact === 'submission.made')
    .flatMap(({ where }) => where.find(({ field }) => field === 'kind')?.in ?? []);
  return SUBMISSION_KINDS.find((kind) => wanted.includes(kind)) ?? null;
}

/** A filing with its evidence: the office's number, or a paper, whose fingerprint goes on the record. */
export function filingForm(
  context: WorkContext,
  incident: string,
  kind: SubmissionKind,
  about: string | null,
): CommandFormSpec {
  const { organisation } = context.visitor;
  return form({
    command: 'submission.make',
    submit: context.w('登记报送', 'Record the filing'),
    fixed: { incident, organisation, kind, about },
    fields: [
      {
        path: 'to',
        kind: 'text',
        label: context.w('受理机关或公布渠道', 'Office, or where it was published'),
      },
      {
        path: 'reference',
        kind: 'text',
        label: context.w('受理编号（回执）', 'Its number (receipt)'),
        hint: context.w('编号与文件至少有一项', 'the number or the paper, one at least'),
        optional: true,
      },
      {
        path: 'madeAt',
        kind: 'moment',
        label: context.w(`报送时间（${nameOfTime()[0]}）`, `When (${nameOfTime()[1]})`),
        optional: true,
      },
      ...(kind === 'audit-report' ? [auditorField(context)] : []),
      {
        path: 'paper.sha256',
        kind: 'file',
        label: context.w('报送文件', 'The paper'),
        hint: context.w('公开的只有文件名和指纹', 'public are its name and fingerprint alone'),
        optional: true,
      },
    ],
  });
}

const auditorField = (context: WorkContext) =>
  field({
    path: 'auditor',
    kind: 'choice',
    label: context.w('审计机构（须为其他机构）', 'Auditor (another organisation)'),
    options: context.organisationOptions().filter(({ value }) => value !== context.visitor.organisation),
  });
