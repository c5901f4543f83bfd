import { words } from '#texts/words.ts';

export const joinTexts = words({
  meanwhile: ['个人可以先看：', 'Meanwhile, persons can see:'],
  title: ['我们想帮忙', 'We want to help'],
  intro: [
    '在这里登记机构、提交资质。符合准入规则的，立即得到一份范围较窄的临时职责；完整职责由牵头部门批准。',
    'Register your organisation and show its papers. What fits the rule of admission gets a narrow, provisional mandate at once; the full one is for the lead agency to approve.',
  ],
  closed: [
    '目前没有事件开放自行申请。请联系牵头部门登记。',
    'No incident takes applications at present. Ask the lead agency to register you.',
  ],
  account: ['您的账户', 'Your account'],
  person: ['您的姓名（只有本席位可见）', 'Your name (for this seat’s own eyes only)'],
  passwordHint: ['至少 10 个字符', 'at least 10 characters'],
  organisation: ['您的机构', 'Your organisation'],
  kind: ['机构类型', 'Kind'],
  address: ['地址', 'Address'],
  home: ['机构所在地', 'Where it is at home'],
  help: ['您想承担什么', 'What you want to do'],
  function: ['职能', 'Function'],
  where: ['在哪里', 'Where'],
  note: ['说明您能做什么', 'What you can do'],
  noteHint: [
    '将公开。请勿写电话和个人信息。',
    'This is published. Leave out telephone numbers and personal data.',
  ],
  paper: ['资质', 'Credential'],
  paperKind: ['种类', 'Kind'],
  paperNumber: ['编号', 'Number'],
  paperIssuer: ['出具机关', 'Issued by'],
  paperExpires: ['有效期至', 'Good until'],
  file: ['证照文件', 'The paper'],
  fileHint: [
    '文件加密保存，只供核验的人查看；公开的只有文件名和指纹（SHA-256）。核验时请出示原件。',
    'It is kept sealed, for those who check it; public are its name and fingerprint (SHA-256) alone. Have the original ready for the check.',
  ],
  submit: ['提交申请', 'Apply'],
  rule: ['准入规则', 'Rule of admission'],
  ruleText: (functions: string, days: string) => [
    `立即可承担：${functions}，期限 ${days} 天，仅限本机构事务。`,
    `At once: ${functions}, for ${days} days, in your own matters.`,
  ],
  ruleNeeds: (papers: string) => [`须提交：${papers}。`, `To be presented: ${papers}.`],
  errors: {
    closed: ['目前不接受自行申请。', 'There are no applications by oneself at present.'],
    password: [
      '密码须为 10 至 200 个字符，且不能是演练用的密码。',
      'A password has 10 to 200 characters, and is not that of the exercises.',
    ],
    'too-many': [
      '申请过于频繁，请过几分钟再试。',
      'Too many applications from here; try again in some minutes.',
    ],
    email: ['请填写有效的邮箱。', 'Give a valid e-mail address.'],
  },
  given: ['已给予临时职责，可以开始工作。', 'You have a provisional mandate and can start.'],
  waits: (why: string) => [
    `申请已登记，等待审批：${why}。`,
    `The application is recorded and waits for a decision: ${why}.`,
  ],
  toWork: ['进入工作台', 'To the workspace'],
  signedIn: (name: string) => [
    `已登录：${name}。以下申请以此机构名义提交。`,
    `Signed in: ${name}. The application is made for this organisation.`,
  ],
});
