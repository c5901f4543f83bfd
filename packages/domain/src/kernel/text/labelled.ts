import type { PersonalDataKind, PersonalDatum } from './kinds.ts';
import { withHanDigits, withSpokenDigits } from './number-words.ts';
import { type Reading, readingOf, rewritten } from './reading.ts';
import { DOUBLE_SURNAMES, SURNAMES } from './surnames.ts';

/** What is personal by the words beside it: names, accounts of messengers, addresses of letters that are told in words. */
export function findLabelled(text: string): PersonalDatum[] {
  const read = withoutAddresses(readingOf(text));
  const reading = dense(read);
  const figures = withSpokenDigits(withHanDigits(reading));
  const written = asWritten(text);
  const has = (words: RegExp) => words.test(reading.plain);
  return [
    ...(has(NAMING) ? matchesOf(letterByLetter(written), 'labelled-name', ENGLISH_NAMES) : []),
    ...(has(NAMING) ? matchesOf(reading, 'labelled-name', NAMES) : []),
    ...(has(NAMING) ? matchesOf(read, 'labelled-name', [...DOTTED_NAMES, ...NAMES]) : []),
    ...(has(MAILING) ? matchesOf(written, 'e-mail', CAMEL_MAIL) : []),
    ...(has(MAILING) ? matchesOf(reading, 'e-mail', MAIL) : []),
    ...(has(MAILING) ? matchesOf(figures, 'e-mail', MAIL) : []),
    ...(has(CHATTING) ? matchesOf(reading, 'messaging-account', ACCOUNTS) : []),
    ...(has(CHATTING) ? matchesOf(figures, 'messaging-account', [...ACCOUNTS, ...ACCOUNT_NUMBERS]) : []),
    ...(has(DIALLING) ? matchesOf(figures, 'landline-phone', SHORT_NUMBERS) : []),
  ];
}

/** Words in an address of the web are names of pages. */
const ADDRESS = /https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+/gu;
const withoutAddresses = (reading: Reading): Reading => ({
  ...reading,
  plain: reading.plain.replace(ADDRESS, (each) => 'ξ'.repeat(each.length)),
});

/** The blanks and dots between Chinese signs, and between letters that stand one by one, mean nothing: they are taken out. */
function dense(reading: Reading): Reading {
  const joined = rewritten(reading, /(?<=\p{Script=Han})[ ·.•☆*_\-—~]{1,3}(?=\p{Script=Han})/gu, () => '');
  return rewritten(joined, /(?<![a-z0-9])(?:[a-z0-9@._](?: |$|(?=[^a-z0-9])) ?){4,}/gu, (letters) =>
    letters.replaceAll(' ', ''),
  );
}

/** J o h n  W e b e r as it is meant: two blanks part the words. */
const letterByLetter = (reading: Reading): Reading =>
  rewritten(
    reading,
    /(?<![A-Za-z])[A-Za-z](?:(?: [A-Za-z]){1,19}|(?:\.[A-Za-z]){2,19})(?![A-Za-z])/g,
    (letters) => letters.replace(/[ .]/g, ''),
  );

/** Each sign in its own place, capitals and all. */
function asWritten(text: string): Reading {
  const start = Array.from({ length: text.length }, (_, at) => at);
  return { plain: text, start, end: start.map((at) => at + 1) };
}

function* matchesOf(
  reading: Reading,
  kind: PersonalDataKind,
  patterns: readonly RegExp[],
): Generator<PersonalDatum> {
  for (const pattern of patterns)
    for (const match of reading.plain.matchAll(pattern)) {
      const [from, to] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
      yield { kind, start: reading.start[from] as number, end: reading.end[to - 1] as number };
    }
}

const found = (source: string) => new RegExp(source, 'dgu');

const SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|[${SURNAMES}])`;
const TITLE =
  '(?:先生|女士|小姐|同志|主任|医生|大夫|护士长|护士|院长|科长|处长|部长|局长|经理|总|老师|师傅|队长|站长|书记|主席|会长|秘书|教授|律师|阿姨|大姐|大哥|姐|哥|工)';
/** What follows a family name where it begins no name: the word is a place, an office, a firm. */
const NO_NAME =
  '(?!(?:见|如|请|有|无|均|及|陆续|高度|高效|高兴|尚未|尚不|方便|方可|方能|安排|安全|应该|应当|应急|应于|钱款|时间|时刻|任何|任务|全部|全体|全天|全程|全力|向|于是|于今|白天|强调|温馨|常年|常驻|金额|万一|关于|关注|关心|和各|方式|水电|明天|明日|明确|成立|成功|双方|各方|经常|都在|都是|都已|连续|连日|连夜|解决|解释|项目|路过|路上|单独|单位|包括|包装|简单|支付|支援|支持|严格|严重|严禁|平时|平均|尽快|尽量|尽早|申请|申报|申领|台账|管理|管好|党员|季度|年|月|史|凌晨|章程|商量|商定|岳|党委|党组|甘愿|习惯|耿|干部|干|席|曾经|曾于|游客|习|师|国|公|多|原|计|由|共|能|可|让|车|危|全)|\\p{Script=Han}{0,10}(?:医院|公司|学校|大学|中学|小学|中心|委员会|委|社区|街道|办事处|办公室|办|指挥部|部门|部|科|局|站|所|院|村|镇|乡|县|区|市|省|路|街|厂|店|银行|支行|红会|协会|学会|商会|基金会|总会|分会|队|组|处|单位|机构|厅|室|人员|企业|集团|电话|手机))';
/** Of whom one writes a name behind it. */
const STRONG =
  '(?:联系人|联络人|联络员|收件人|收货人|接收人|接货人|签收人|负责人|责任人|处理人|经办人|对接人|寄件人|发件人|发货人|捐赠人|捐款人|接头人|紧急联系人?|值班人|值班员|司机|驾驶员|押运员|经手人|承办人|代收人|带队|领队|主管|管事的?|值守|值班|接洽人|牵头人|报告人|申请人|填表人|户主|姓名|全名|lianxiren|fuzeren|jingbanren|shouhuoren|shoujianren|duijieren)';
const WEAK =
  '(?:联系方式|联系电话|联系|电话|手机|致电|来电|找|请找|叫|收件|收货|contact|attn\\.?|tel\\.?|phone|call)';
const FILLED =
  '(?:分别)?(?:是|为|系|已?[改换变]更?[为成]|叫|姓名|名字|一栏|处|写|填|请写|请找|请联系|找)?[^\\p{L}\\p{N}]{0,4}(?:是|为|叫|找|姓)?[^\\p{L}\\p{N}]{0,3}';
const GIVEN = '\\p{Script=Han}{1,2}';
const FOLLOWED = `(?=收|转|取|接|负责|对接|来|在|会|等|就|去|把|的电话|的手机|电话|手机|${TITLE}|[^\\p{Script=Han}]|$)`;
/** 扎西·多吉 */
const DOTTED_NAMES: readonly RegExp[] = [
  found(`${STRONG}${FILLED}(?<it>\\p{Script=Han}{1,5}[·•]\\p{Script=Han}{1,5})`),
];
/** What somebody does: no office is called so. Cities that begin with a family name stay cities. */
const PLACES =
  '(?!武汉|武昌|黄石|黄冈|黄陂|江岸|江汉|江夏|方舱|高新|高速|白天|安全|温馨|成都|常州|常德|温州|徐州|郑州|沈阳|金华|石家|邢台|乐山|柳州|梁平|龙岩|宁|贺州|钟祥|罗田|孟|顾客|安排|应急)';
const ACTS = '(?=会|在|去|来|等|把|已|正|负责|取|收|接|送|带|驾|开)';
const NAMES: readonly RegExp[] = [
  found(`[打拨问要找](?:一下)?${PLACES}(?<it>${SURNAME}${GIVEN})(?:的)?(?:电话|手机|号码)`),
  found(
    `(?:${STRONG}|${WEAK})${FILLED}${PLACES}(?<it>${SURNAME}(?:${GIVEN}${ACTS}|${GIVEN}${TITLE}(?!\\p{Script=Han}{0,4}(?:室|办))))`,
  ),
  found(`(?<it>${SURNAME}${GIVEN})[(（【\\[]\\s?${STRONG}`),
  found(`(?<!\\p{Script=Han})${PLACES}(?<it>${SURNAME}${GIVEN})[:,，]? ?(?:本单|本次|该批|此批)?${STRONG}`),
  found(
    `(?<!\\p{Script=Han})${PLACES}(?<it>${SURNAME}${GIVEN})(?:就是|是|为|系)[^，。,.;；\n]{0,8}${STRONG}`,
  ),
  found(`${STRONG}${FILLED}${NO_NAME}(?<it>${SURNAME}(?:${GIVEN}|${TITLE}|某某|某))`),
  found(`${WEAK}${FILLED}${NO_NAME}(?<it>${SURNAME}(?:${GIVEN}${FOLLOWED}|${TITLE}|某某|某))`),
  found(`${STRONG}${FILLED}(?<it>[a-z]{2,6}(?: [a-z]{2,6}){1,2})(?![a-z])`),
  found(`(?:${STRONG}|${WEAK})${FILLED}${PLACES}(?<it>${SURNAME}${TITLE})(?!室|办)`),
  found(`${STRONG}姓(?<it>${SURNAME}[^\\p{L}]{0,2}名(?:叫|字|是)?${GIVEN})`),
  found(
    `(?<!\\p{Script=Han})(?<it>${SURNAME}${GIVEN})${TITLE}?(?:的)?[^\\p{L}\\p{N}]{0,3}(?:电话|手机|联系电话|手机号|联系方式)`,
  ),
];

/** In English a name is two words with capitals; the label begins a word, and what follows is no office. */
const OFFICE =
  '(?:(?:The|A|An|Our|Your|Any|All|Each|Red|Cross|City|County|District|Province|Hubei|Wuhan|China|Chinese|Public|Local|National|State|General|Central|Union|First|Second|Third|North|South|East|West)\\b|(?:[A-Z][A-Za-z]+ ){1,4}(?:Hub|Logistics|Control|Disease|Health|Supply|Materials|Hospital|Center|Centre|Office|Officer|Department|Committee|Cross|City|County|District|Team|Desk|Ltd|Company|Foundation|University|School|Station|Branch|Command|Bureau|Authority|Council|Warehouse|Hall|Line|Hotline|Service|Services|Community|Street|Road|Group|Union|Society|Charity|Clinic|Ward|Pharmacy|Government|Ministry|Agency))';
const TOLD =
  '(?:[Cc]ontact(?: person| name)?|CONTACT|[Aa]ttention|[Aa]ttn\\.?|ATTN\\.?|[Tt]el(?:ephone)?|TEL|[Pp]hone|[Mm]obile|[Cc]all|[Aa]sk for|[Rr]eceiver|[Rr]ecipient|[Cc]onsignee|[Dd]river|[Nn]ame|[Cc]are of|c/o|[Ss]peak to|[Rr]each|[Rr]esponsible|[Pp]erson in charge|POC|PIC|[Ss]upervisor|[Cc]oordinator|[Ss]peak with|[Rr]each out to|[Tt]ext|[Rr]ing)';
const PERSON =
  "(?<it>[A-Z][A-Za-z'’-]{1,19}(?: [A-Z]\\.)?,?[ ]{1,4}(?!Hospital|Center|Centre|Office)[A-Z][A-Za-z'’-]{1,19})";
const ENGLISH_NAMES: readonly RegExp[] = [
  found(
    `(?<!\\p{L})(?!${OFFICE})${PERSON} ?[(\\[] ?(?:contact|receiver|recipient|consignee|driver|tel|phone)`,
  ),
  found(`${STRONG}${FILLED}(?!${OFFICE})${PERSON}`),
  found(`(?<![\\p{L}])[Cc]ontact(?: [a-z]+){1,5} is (?!${OFFICE})${PERSON}`),
  found(
    "(?<![\\p{L}])(?:ATTN|Attn|CONTACT|ATTENTION)[.:,]? {0,2}(?:(?:MR|MRS|MS|DR)\\.? )?(?!RED|THE|ALL|CITY|HUBEI|WUHAN)(?<it>[A-Z'’-]{2,20},? [A-Z'’-]{2,20})",
  ),
  found(
    `(?<![\\p{L}])${TOLD}(?: is| was|'s)?[ ]{0,2}[:：,(\\-–—=][ ]{0,2}(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}`,
  ),
  found(
    `(?<![\\p{L}])(?:[Cc]ontact(?: person)?|[Tt]el|[Mm]obile|[Aa]ttn\\.?|[Aa]sk for|[Cc]all|[Ss]peak (?:to|with)|[Rr]each(?: out to)?|[Tt]ext|[Rr]ing|[Rr]eceiver|[Rr]ecipient|[Cc]onsignee|[Pp]hone|[Pp]erson in charge)(?: is)? (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?(?!${OFFICE})${PERSON}`,
  ),
  found(`(?<![\\p{L}])${TOLD}(?: is)?[ :：,(\\-]{1,3}(?:Mr|Mrs|Ms|Miss|Dr)\\.? (?<it>[A-Z][a-z'’-]{1,19})`),
];

/** Written without a sign between, with capitals for the words: BrianKeaneATyahooDOTcom. */
const CAMEL_MAIL: readonly RegExp[] = [
  found('[A-Za-z0-9._]{2,30} ?(?:AT|At) ?[a-z0-9]{2,20} ?(?:DOT|Dot) ?(?:com|cn|net|org|edu|gov)'),
];

const MAILERS =
  '(?:qq|163|126|139|189|gmail|googlemail|outlook|hotmail|live|msn|foxmail|sina|sohu|yahoo|icloud|me|aliyun|yeah|21cn|tom|proton|protonmail|example|mail)';
const TOPS = '(?:com|康姆|扣姆|cn|net|org|edu|gov|io|cc|me|info|test|example|uk|hk|tw)';
const LOCAL = '[a-z0-9][a-z0-9._%+\\-]{0,40}';
const B = '[^\\p{L}\\p{N}]{0,3}';
const AT_MARKED = `(?:[(\\[{<（【〔]\\s?(?:at|a|@|艾特|圈a|小老鼠)\\s?[)\\]}>）】〕]|艾特|爱特|挨特|圈a|小老鼠|花a|_at_|-at-|\\*at\\*)`;
const DOT = `(?:,(?=com)|\\.|。|点|[ (\\[{]?dot[ )\\]}]?| ?\\(\\.\\) ?|[(\\[{]点[)\\]}])`;
const MAIL: readonly RegExp[] = [
  found(`(?<it>[a-z][a-z0-9._]{2,30}[^\\p{L}\\p{N}]{0,3}${MAILERS} {0,2}${DOT} {0,2}com)`),
  // Written backwards.
  found('(?:moc|nc|ten|gro|ude|vog)\\.[a-z0-9\\-]{2,20}@[a-z0-9._\\-]{2,40}'),
  found(`${LOCAL} {0,2}@ {0,2}[a-z0-9\\-]{1,63}(?: {0,2}${DOT} {0,2}[a-z0-9\\-]{2,20}){1,4}`),
  found(`${LOCAL} {0,2}${AT_MARKED} {0,2}[a-z0-9\\-]{1,30}(?: {0,2}${DOT} {0,2}[a-z0-9\\-]{2,20}){1,4}`),
  found(
    `${LOCAL} {0,2}(?:#|\\*|＃|&|\\$| at | on |@|在|，?后缀(?:是|为)?) {0,2}${MAILERS} {0,2}${DOT} {0,2}${TOPS}(?![a-z])`,
  ),
  found(`${LOCAL} (?:at) [a-z0-9\\-]{1,30}(?: dot ${TOPS}){1,3}(?![a-z])`),
  found(
    `(?:邮箱|邮件|e-?mail|mail)${B}(?:是|为|:)?${B}(?<it>${LOCAL}${B}(?:qq|163|126|gmail|sina|foxmail|outlook|hotmail)${B}(?:${DOT}${B}com|邮箱|mail))`,
  ),
];

const MESSENGER =
  '(?:微信号?|微[♥❤x心芯]|[薇威徽维卫唯][信星芯心]号?|薇|v ?信|v[♥❤x]|[+➕]\\s?[薇微威v]|加[我]?[v微薇威]|我的v|wei ?xin(?: ?hao)?|wei信|w[ ._-]?x|v[ ._-]?x|绿色软件|绿软件|飞机号|葳信|v我|有事v|t-?gram|t ?\\. ?me ?/|dou ?音|抖yin|douyin|dy(?=[:： ])|we-? ?chat(?: id)?|w3chat|wecht|绿泡泡|绿色聊天软件|绿色聊天|绿信|green chat(?: app)?|(?<![a-z])q ?q|[丘球秋扣抠叩蔻]{2}|企鹅号?|[扣q]号|oicq|钉一?钉|飞书|telegram|电报|tg|whats ?app|signal|viber|skype(?: live)?|line id|instagram|(?<![a-z])ig(?![a-z])|抖音|快手|微博|小红书|陌陌|支付宝)';
const TO_ACCOUNT = `(?: ?number| no\\.|号码|号|id|群|账号|帐号|同号|联系|是|为)?${B}(?:是|为|is|id|号|:)?${B}`;
/** A name that somebody chose for himself: with a figure, a line or a dot in it. */
const HANDLE =
  '(?<![a-z0-9_.\\-])(?=[a-z0-9_.]{5,30}(?![a-z0-9_\\-]))[a-z][a-z0-9]*[_.0-9][a-z0-9_.]*(?<!\\.)';
/** Words with which people ask others to find them in an application. */
const FIND_ME =
  '(?:加我|加好友|加个好友|好友|私聊|私信|搜索|搜一下|搜|账号|帐号|用户名|昵称|add me|find me|dm me|message me|user ?name|my id|my handle|handle|on the app|chat)';
const ACCOUNTS: readonly RegExp[] = [
  found(
    `(?<![a-z])${MESSENGER}[^a-z。；;\\n]{0,4}(?<it>[a-z]{2,12}(?:加|后面|数字|再|[^\\p{L}\\p{N}]){1,4}[\\d〇零一二三四五六七八九]{3,10})`,
  ),
  found(`(?<![a-z])${MESSENGER}(?:号|id|账号|帐号)? ?[:：=] ?(?<it>[a-z][a-z0-9_\\-]{4,19})`),
  found(`(?<it>(?<![a-z0-9_.\\-])[a-z]+(?:-[a-z]+)*-?\\d{2,6})[^。；;\\na-z]{0,4}(?:微信|wechat|qq|抖音)`),
  found(`${FIND_ME}[^。；;\\n]{0,8}?(?<it>${HANDLE})`),
  found(`(?<it>${HANDLE})[^。；;\\n]{0,8}?(?:加我|加好友|好友|私聊|私信|搜)`),
  found(`(?<![a-z])${MESSENGER}[^。；;\\n]{0,4}字母 ?(?<it>[a-z]{2,12}[^。；;\\na-z]{0,8}\\d{3,10})`),
  found(`(?<![a-z])${MESSENGER}[^。；;\n]{0,10}?(?<it>${HANDLE})`),
  found(`(?<it>${HANDLE})[^。；;\n]{0,12}?(?:${MESSENGER}|聊天软件搜)`),
  found(
    `(?<![a-z])(?:${MESSENGER}|line)[^\\p{L}\\p{N}]{0,3}(?<it>[a-z]{2,15} (?:underscore|dash|dot) [a-z0-9]{1,15})`,
  ),
  found(
    `(?:${MAILERS})(?:邮箱|邮件| ?mail)?[^。；;\n]{0,30}?(?:用户名|账号|前缀|前面|name|before)[^。；;\\n]{0,16}?(?<it>${HANDLE})`,
  ),
  found(`(?<![a-z])${MESSENGER}${TO_ACCOUNT}(?<it>[a-z]{2,19}(?:下划线|下横线|杠|点|加上)[a-z0-9]{1,19})`),
  found(`(?<![a-z])${MESSENGER}${TO_ACCOUNT}(?<it>[a-z][a-z_\\-]{0,19}[0-9_\\-][a-z0-9_\\-]{2,19})`),
  found(
    `(?<![a-z])(?:微信|薇信|威信|v信|vx|wx|wechat|w3chat|weixin)(?:号| ?id|账号|帐号)?(?:是| is)?[^\\p{L}\\p{N}]{1,3}(?<it>[a-z][a-z0-9_\\-]{5,19})`,
  ),
];
const ACCOUNT_NUMBERS: readonly RegExp[] = [
  found(
    `(?<![a-z])(?:${MESSENGER}|(?<![a-z0-9])q(?=[:： \\d]))${TO_ACCOUNT}(?<it>\\d(?:(?:[^\\p{L}\\p{N}]|空|加|杠|点|再){0,2}\\d){4,11})(?!\\d)`,
  ),
  found(`(?<it>\\d{5,11})${B}(?:@|的)?(?:qq|扣扣|企鹅)`),
];
/** Seven or eight digits are a telephone number where a word says so. */
const SHORT_NUMBERS: readonly RegExp[] = [
  found(
    `(?:电话|座机|固话|分机|(?<![a-z])tel|telephone|phone)(?:号码|号)?(?:是|为)?${B}(?<it>\\d(?:[^\\p{L}\\p{N}]{0,2}\\d){6,7})(?!\\d)`,
  ),
];

/** Without one of these words nothing of the kind is looked for. */
const NAMING = new RegExp(
  `${STRONG}|${WEAK}|[打拨问要]|contact|att|name|care of|c/o|mobile|speak|reach|person|receiver|recipient|consignee|driver|responsible|poc|pic|supervisor|coordinator`,
  'u',
);
const MAILING = /@|at|艾特|爱特|挨特|圈a|小老鼠|花a|#|\*|&|\$|在|邮|mail|com|康姆|\.(?:cn|net|org)/u;
const CHATTING = new RegExp(`${MESSENGER}|${FIND_ME}|line|(?<![a-z0-9])q|${MAILERS}`, 'u');
const DIALLING = /电话|座机|固话|分机|tel|phone/u;
