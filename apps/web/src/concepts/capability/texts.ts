import { words } from '#texts/words.ts';

export const capabilityTexts = words({
  tab: ['能力', 'Capabilities'],
  title: ['能力名录：谁能派出什么', 'Capabilities: who could send what'],
  intro: [
    '由机构自行申报，按种类、等级（1 级最强）和远近排列。等级的含义由各地规定；声明不等于核验，资质见机构页。',
    'Declared by each organisation for itself; by kind, type (1 is the most capable) and distance. What makes a type is for each place to say; a declaration is not a check: credentials stand on the organisation’s page.',
  ],
  type: ['等级', 'Type'],
  units: ['数量', 'Number'],
  of: ['机构', 'Organisation'],
  ofType: (n: number) => [`${n} 级`, `type ${n}`],
  alreadyMandated: ['已在本事件中任职', 'holds a mandate here'],
  none: [
    '尚无机构申报。登录后可在“资质、能力与申请”中申报本机构能派出的力量。',
    'None declared yet. Signed in, an organisation declares what it could send under “Credentials, capabilities, applications”.',
  ],
});
