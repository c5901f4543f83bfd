import {
  CHECK_OUTCOMES,
  CREDENTIAL_KINDS,
  type Credential,
  standingOf,
  standingRows,
  whyNotCheck,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { publicReasonField } from '#form/fields.ts';
import { field, form, type WorkItem } from '#form/form.ts';
import { place } from '#place/place.ts';

const SHOWN_MAX = 500;

/** Papers of which the visitor may say whether they hold. */
const checkable = (context: WorkContext, isShown: (each: Credential) => boolean): Credential[] =>
  [...context.view.state.credentials.values()].filter(
    (each) => whyNotCheck(each, context.visitor.organisation) === null && isShown(each),
  );

export function checkItems(context: WorkContext): WorkItem[] {
  const { now } = context.view;
  return [
    ...checkable(context, (each) => standingOf(each, now, place().clock) === 'unchecked').map((each) =>
      checkItem(context, each),
    ),
    ...revokeItem(context),
  ];
}

function checkItem(context: WorkContext, credential: Credential): WorkItem {
  return {
    id: credential.id,
    heading: `${context.organisationName(credential.organisation)}: ${context.label('credentialKind', credential.kind)}`,
    facts: [
      `${credential.reference ?? '—'} · ${credential.issuer}`,
      ...(credential.expiresOn ? [`${context.w('有效期至', 'good until')} ${credential.expiresOn}`] : []),
      ...(credential.evidence
        ? [`${credential.evidence.name} · SHA-256 ${credential.evidence.sha256.slice(0, 16)}…`]
        : []),
    ],
    ...(credential.evidence && {
      link: {
        href: `/${context.language}/files/${credential.evidence.sha256}`,
        label: context.w('证照文件', 'The paper'),
      },
    }),
    forms: [
      form({
        command: 'credential.check',
        submit: context.w('记录核验结果', 'Record the check'),
        fixed: { credential: credential.id },
        fields: [
          {
            path: 'outcome',
            kind: 'choice',
            label: context.w('结果', 'Outcome'),
            options: context.options('credentialStanding', CHECK_OUTCOMES),
          },
          { path: 'note', kind: 'text', label: context.w('如何核验', 'How it was checked') },
        ],
      }),
    ],
  };
}

/** What was found wrong later is taken back, and stays so: a new paper is presented. */
function revokeItem(context: WorkContext): WorkItem[] {
  const { now } = context.view;
  const good = checkable(context, (each) => standingOf(each, now, place().clock) === 'confirmed').slice(
    -SHOWN_MAX,
  );
  if (good.length === 0) return [];
  return [
    {
      id: 'revoke-credential',
      heading: context.w('注销资质', 'Revoke a credential'),
      facts: [
        context.w(
          '需要该资质的职责随即停止，不能恢复；持有者可另行提交。',
          'Mandates that require it stand still at once, for good; the holder may present another.',
        ),
      ],
      forms: [
        form({
          command: 'credential.revoke',
          submit: context.w('注销', 'Revoke'),
          tone: 'second',
          folded: context.w('注销…', 'Revoke…'),
          fixed: {},
          fields: [
            {
              path: 'credential',
              kind: 'choice',
              label: context.w('资质', 'Credential'),
              options: good.map(({ id, organisation, kind, reference }) => ({
                value: id,
                label: [
                  context.organisationName(organisation),
                  context.label('credentialKind', kind),
                  reference,
                ]
                  .filter(Boolean)
                  .join(' · '),
              })),
            },
            publicReasonField(context),
          ],
        }),
      ],
    },
  ];
}

export function presentItem(context: WorkContext): WorkItem {
  const { organisation } = context.visitor;
  // Whoever keeps the register presents what others have shown on paper.
  const mayForOthers = context.may('register');
  return {
    id: 'present',
    heading: context.w('提交本机构的资质', 'Present a credential of your own'),
    facts: standingRows(context.view, organisation).map(
      (each) =>
        `${context.label('credentialKind', each.kind)} · ${context.label('credentialStanding', each.standing)}${each.expiresOn ? ` · ${each.expiresOn}` : ''}`,
    ),
    forms: [
      form({
        command: 'credential.present',
        submit: context.w('提交', 'Present'),
        fixed: mayForOthers ? {} : { organisation },
        fields: [
          ...(mayForOthers
            ? [
                field({
                  path: 'organisation',
                  kind: 'choice',
                  label: context.w('机构', 'Organisation'),
                  options: context.organisationOptions([organisation]),
                }),
              ]
            : []),
          {
            path: 'kind',
            kind: 'choice',
            label: context.w('种类', 'Kind'),
            options: context.options('credentialKind', CREDENTIAL_KINDS),
          },
          { path: 'reference', kind: 'text', label: context.w('编号', 'Number'), optional: true },
          { path: 'issuer', kind: 'text', label: context.w('出具机关', 'Issued by') },
          {
            path: 'expiresOn',
            kind: 'date',
            label: context.w('有效期至', 'Good until'),
            hint: context.w('如 2026-12-31', 'as 2026-12-31'),
            optional: true,
          },
          {
            path: 'evidence.sha256',
            kind: 'file',
            label: context.w('证照文件', 'The paper'),
            hint: context.w('公开的只有文件名和指纹', 'public are its name and fingerprint alone'),
            optional: true,
          },
        ],
      }),
    ],
  };
}
