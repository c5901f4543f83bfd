const keep =
  '请保存下面的证据文件，交给媒体、审计方或见证人：它自己就能证明，不需要相信您，也不需要相信我们。';

export const zh = {
  // What the page asks for
  heading: '一、在您自己的设备上核对',
  private: '核对在这个浏览器里进行，收据文件不会离开您的设备。',
  key: '日志的公钥',
  keyHint: '从报纸或合作机构抄来，整行粘贴。留空时使用收据或本站写明的公钥，那只是运营者的一面之词。',
  address: '网站地址',
  addressHint: '只有按编号核对和全面审计要连到网站；核对收据文件不用联网。',
  dropTitle: '放一张收据进来',
  drop: '把收据（PDF 或 .tlog-proof）拖到这里，或者',
  choose: '选择文件',
  codeTitle: '输入收据编号',
  code: '收据编号',
  checkCode: '取来并核对',
  followGift: '看这笔捐赠现在在哪里',
  auditTitle: '审计整个日志',
  auditIntro:
    '把全部公开日志取到浏览器里，逐条核对签名、哈希和规则，重放每一个事实，再与本站公布的每一个数字比较。',
  audit: '开始审计',
  stop: '停止',
  stopped: '已停止，没有得出结论。',
  progressLabel: '审计进度',
  progress: (done: string, of: string, rate: string, size: string) =>
    `${done} / ${of} 条 · 每秒 ${rate} 条 · 已取 ${size}`,
  remembered: (size: string, when: string) =>
    `这个浏览器记得 ${when} 看到的检查点（${size} 条），每次都会核对日志是不是它的延续。`,
  notRemembered: '这个浏览器还没有记住任何检查点；审计一次之后就会记住。',
  forget: '忘掉它',
  compareTitle: '与别人看到的对照',
  compareIntro: '粘贴报纸上登的、朋友发来的检查点：如果日志给不同的人看不同的内容，一对照就露馅。',
  compareLabel: '别处得来的检查点',
  compare: '对照',
  offlineTitle: '留一份离线的核对页',
  offline:
    '把这个文件存下来，以后断网也能核对收据。它是单独一个网页，不含本站任何数据；早一点存下的版本，运营者改不了。',
  offlineLink: '下载离线核对页 verify.html',
  programNote:
    '说明：这个网页的程序也是本站发给您的。不放心的话，请用事先存下的离线核对页，或者在自己的电脑上运行 tongzhou audit。',
  working: '正在核对……',
  saveEvidence: '保存证据文件',
  details: '技术细节',

  // What came of it
  checked: '核对了什么',
  shows: '这说明',
  showsNot: '这不说明',
  whatIsWrong: '哪里不对',
  whatToDo: '怎么办',
  noSuchCode: '没有这个收据编号，请核对字母和数字（编号中没有 0、1、I、L、O）。',
  pending: '这笔捐赠刚刚登记，几秒钟后进入日志，请稍后再试。',
  otherGift: '网站给出的证明是另一笔捐赠的，与您输入的编号不符。',
  entryDiffers: '网站给出的证明与日志文件里的条目不一致。',
  ownTiles: (index: number, size: number) =>
    `浏览器另外取来日志文件，自己算出：第 ${index} 条确实在现在这 ${size} 条的日志里。`,
  continues: '现在的日志是这个浏览器上次所见的延续，没有倒退，也没有改写。',
  firstVisit: '这个浏览器第一次见到这个日志，已记住它的检查点，下次会对照。',
  firstDifferent: (index: number) => `第一处不同是第 ${index} 条。`,
  keyChanged: {
    title: '网站换了公钥',
    meaning:
      '网站现在公布的公钥，与这个浏览器上次看到的不是同一把。正常更换公钥会事先公告；冒名顶替也是这个样子。',
    whatToDo: '请到报纸或合作机构核对公钥，把它填进上面的格子里再核对一次。',
  },
  contradiction: {
    remembered: {
      rollback: {
        title: '日志倒退了',
        meaning:
          '这个浏览器上次看到的日志比现在的长：有些记录不见了。网络缓存迟延时也会一时如此，若几分钟后还是这样，就是记录被撤掉了。',
        whatToDo: `请过几分钟再试。若仍然如此，${keep}`,
      },
      'split-view': {
        title: '日志给出了两个版本',
        meaning: '日志对同样多的条目签过两个不同的版本：上次给您看的和现在给您看的不是同一份。',
        whatToDo: keep,
      },
      'inconsistent-growth': {
        title: '日志的过去被改写了',
        meaning: '现在的日志不是上次所见的延续：上次之前的记录被改动、插入或删除过，然后重新签了名。',
        whatToDo: keep,
      },
      'rewritten-entry': {
        title: '日志里的一条记录被改写了',
        meaning: '上次看到的一条记录，现在变成了另外的内容，而且重新签了名。',
        whatToDo: keep,
      },
    },
    pasted: {
      rollback: {
        title: '您看到的日志比别人的旧',
        meaning: '粘贴的检查点比本站现在给您看的更长。可能只是缓存迟延，也可能是本站对您隐瞒了后来的记录。',
        whatToDo: `请过几分钟再试。若仍然如此，${keep}`,
      },
      'split-view': {
        title: '日志给不同的人看不同的内容',
        meaning: '条目一样多，内容却不同：运营者用同一把公钥签了两个版本，一份给您，一份给别人。',
        whatToDo: keep,
      },
      'inconsistent-growth': {
        title: '日志给不同的人看不同的内容',
        meaning: '粘贴的检查点和您看到的日志都有运营者的签名，可是互不包含：两个人看到的不是同一份日志。',
        whatToDo: keep,
      },
      'rewritten-entry': {
        title: '日志给不同的人看不同的内容',
        meaning: '同一条记录，给您看的和给别人看的内容不同，两份都有运营者的签名。',
        whatToDo: keep,
      },
    },
  },
  sameLog: '两处看到的是同一份日志',
  comparedSizes: (pasted: number, shown: number) =>
    pasted === shown
      ? `两个检查点都是 ${shown} 条，根哈希相同，签名都成立。`
      : `${Math.min(pasted, shown)} 条的那份正是 ${Math.max(pasted, shown)} 条的那份的开头，签名都成立。`,
  sameLogNot: '只说明您和这个检查点的来源看到的是同一份日志；来源越多、越互不相干，越可信。',
  siteKey: '注意：公钥是本站自己公布的，等于只听运营者一面之词。请与报纸或合作机构公布的对照，并填在上面。',
  auditHolds: '审计通过：公布的数字都出自公开日志',
  auditHoldsSiteKey: '前后一致，但公钥是本站自己说的',
  auditSignature: (origin: string) => `检查点有日志 ${origin} 的签名，签名成立。`,
  auditTree: (entries: number, tiles: number) =>
    `取来全部 ${entries} 条记录和 ${tiles} 个哈希文件，从头算出根哈希，与签名的一致。`,
  auditRules: '重放每一个事实：经手人都有授权，该两人签的由两人签，分配和公示的数字按公约重新算过。',
  auditViews: (count: number) =>
    `本站公布的 ${count} 张表（需求、收发存、交付、分配、公示、全部账户余额等）逐项重算，完全一致。`,
  auditShows: [
    '公布的数字出自公开的事实；签名之后没有一条被改动、插入或删除；物资和善款收支相符；分配按公约进行。',
  ],
  auditShowsNot: [
    '不能证明事实本身是真的：箱子里是什么，要靠查验、签收和投诉。',
    '不能证明别人看到的也是这一份：那要靠见证人，或者用下面的“与别人看到的对照”。',
    '不能证明这个网页的程序没有动过手脚：它也是本站发来的，请用事先存下的离线核对页或命令行再核对。',
  ],
  published: {
    'figure-differs': '本站公布的一个数字，与公开日志算出来的不一样。',
    'fact-differs': '本站公布的一条事实，与日志里签过名的那一条不一样。',
    'not-in-log': '本站公布的内容依据了一条日志里没有的事实。',
    'rule-broken': '日志里的一条事实违反了规则（授权、两人签、按公约计算）。',
  },
  rewrittenEntry: (index: number) => `第 ${index} 条记录的内容与日志签过名的不一致：它在签名之后被改写了。`,
  wrongTile: (path: string) => `日志文件 ${path} 与签名的根哈希不符：它被改动过，或在传输中损坏。`,
  wrongCheckpoint: (words: string) => `检查点不成立。${words}`,
  wholeLog: '日志没有通过核对：它倒退过，或者它更换公钥的声明前后不接。',
  siteSilent: '网站没有答复，没有得出结论。请检查网络后再试；核对收据文件不需要联网。',
  browserLacks:
    '这个浏览器不支持所需的签名算法（Ed25519），或者网页不是经 https 打开的，没有得出结论。请换较新的浏览器，或用命令 tongzhou verify。',
  solverMissing:
    '这本账的公约规定了装运方式，分配须用整数规划重算；这份离线副本不带求解程序，没有得出结论。请用网站上的核验页，或命令 tongzhou audit。',
  unexpected: '核对没能完成，没有得出结论。请再试一次。',
};

type Widen<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Widen<T[K]> };

export type VerifyTexts = Widen<typeof zh>;
