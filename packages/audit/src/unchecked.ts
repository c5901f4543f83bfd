import type { Bilingual } from '@tongzhou/domain';

/**
 * What an audit has not checked, and by what each is checked instead. One list for the command line, the verify page and
 * whoever takes an audit's value further: the codes are stable.
 */
const WORDS = {
  'key-from-site': () => ({
    zh: '日志的公钥：用的是本站自己公布的那一把。请与报纸或合作机构刊登的公钥核对，再用它审计一次。',
    en: 'The log’s key: it was taken from the site itself. Compare it with one printed elsewhere, and audit again by that.',
  }),
  'key-from-copy': () => ({
    zh: '日志的公钥：用的是副本里附带的那一把。请与报纸或合作机构刊登的公钥核对，再用它审计一次。',
    en: 'The log’s key: it was taken from the copy itself. Compare it with one printed elsewhere, and audit again by that.',
  }),
  'others-see-the-same': () => ({
    zh: '别人看到的是不是同一份日志：这次没有要求见证人会签。请按见证规则再审计，或与别人手里的检查点对照。',
    en: 'Whether others see the same log: no witness was asked for. Audit by a policy of witnesses, or compare a checkpoint that somebody else holds.',
  }),
  'not-public': (count: number) => ({
    zh: `没有公开的内容：有 ${count} 条事实只公布了封条，内容不在日志里。`,
    en: `What is not public: of ${count} ${count === 1 ? 'fact' : 'facts'} the log holds the seal alone.`,
  }),
  'records-beside': () => ({
    zh: '日志之外的登记：个人信息、阅读记录和通知不在日志里；说已删除的个人信息，是否真的哪里都没有了，也无从知道。',
    en: 'What is kept beside the log: persons’ data, who read them, and notices are not in it; nor can it be seen whether data that are said to be erased are gone everywhere.',
  }),
  'true-in-the-world': () => ({
    zh: '记录与实情是否相符：箱子里是什么、东西有没有送到，靠查验、签收、盘点和投诉。',
    en: 'Whether what was stated is true: what a box holds, and whether it arrived, is for inspection, delivery signatures, counts and complaints.',
  }),
  'moment-of-each': () => ({
    zh: '每件事写明的时刻：只核对了先后次序，以及没有晚于您这台设备的时钟。服务器的时钟若慢了，这里看不出来。',
    en: 'The moment that each entry names: only their order was checked, and that none is later than your own clock. A server’s clock that is slow is not seen here.',
  }),
  'left-out': () => ({
    zh: '有没有该记而没有记的事：没有写进日志的，审计看不到。',
    en: 'Whether something was left out: an audit does not see what was never recorded.',
  }),
  'pages-as-shown': () => ({
    zh: '网页上显示的样子：对照的是网站接口给出的数据，不是每个页面的排版和文字。',
    en: 'The pages as people see them: what was compared is the data that the site gives out, not each page’s words.',
  }),
  'published-figures': () => ({
    zh: '网站公布的数字：副本里只有日志，没有可以对照的报表。',
    en: 'Published figures: a copy holds the log alone, and nothing to compare with it.',
  }),
  'judged-earlier': (count: number) => ({
    zh: `前 ${count} 条记录：由你上次的审计核对过，这次只核实了它们仍原样在这份日志里，没有再按规则判断，也没有再与网站提供的事实逐条对照。要全部重来，请加 --no-resume。`,
    en: `The first ${count} entries: your own earlier audit judged them. This one made sure that the log still holds them unchanged; it did not judge them by the rules again, nor compare them again with the facts as the site serves them. --no-resume does all of it anew.`,
  }),
  'served-now': (count: number) => ({
    zh: `网站此刻是否还提供全部文件：有 ${count} 个日志文件取自上次留下的缓存。它们同样按签名的根哈希核对过。`,
    en: `Whether the site serves all files now: ${count} of the log’s files came from the cache of an earlier run. They were checked against the signed root like the others.`,
  }),
} as const satisfies Record<string, (count: number) => Bilingual>;

export type UncheckedCode = keyof typeof WORDS;

export interface Unchecked {
  readonly code: UncheckedCode;
  /** Of how many facts or files; 0 where nothing is counted. */
  readonly count: number;
}

/** One plain sentence or two. */
export const sayUnchecked = ({ code, count }: Unchecked): Bilingual => WORDS[code](count);

export type HowAudited = {
  /** Whose word the key is: the auditor's own, or that of what was audited. */
  readonly keyFrom: 'pinned' | 'site' | 'copy';
  /** Is it a copy of a log, with no site about it? */
  readonly isCopy?: boolean;
  /** Were cosignatures of witnesses asked for? */
  readonly isWitnessed: boolean;
  /** Facts of which only the seal is public. */
  readonly sealed: number;
  readonly filesFromCache?: number;
  /** Entries that an earlier audit had judged. */
  readonly judgedEarlier?: number;
};

/** What an audit that was done so has not checked; what the auditor can mend comes first. */
export function uncheckedBy(how: HowAudited): Unchecked[] {
  const { keyFrom, isCopy = false, isWitnessed, sealed, filesFromCache = 0, judgedEarlier = 0 } = how;
  const found: (UncheckedCode | null | [UncheckedCode, number])[] = [
    keyFrom === 'pinned' ? null : `key-from-${keyFrom}`,
    isWitnessed ? null : 'others-see-the-same',
    judgedEarlier > 0 ? ['judged-earlier', judgedEarlier] : null,
    filesFromCache > 0 ? ['served-now', filesFromCache] : null,
    isCopy ? 'published-figures' : null,
    sealed > 0 ? ['not-public', sealed] : null,
    'records-beside',
    'true-in-the-world',
    'left-out',
    'moment-of-each',
    isCopy ? null : 'pages-as-shown',
  ];
  return found
    .filter((each) => each !== null)
    .map((each) => (typeof each === 'string' ? { code: each, count: 0 } : { code: each[0], count: each[1] }));
}
