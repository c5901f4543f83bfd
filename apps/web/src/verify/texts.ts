import { type Said, words } from '#texts/words.ts';

const keep = words({
  it: [
    '请保存下面的证据文件，交给媒体、审计方或见证人：它自己就能证明，不需要相信您，也不需要相信我们。',
    'keep the evidence file below and give it to the press, an auditor or a witness: it proves itself, without trust in you or in us.',
  ],
  It: [
    '请保存下面的证据文件，交给媒体、审计方或见证人：它自己就能证明，不需要相信您，也不需要相信我们。',
    'Keep the evidence file below and give it to the press, an auditor or a witness: it proves itself, without trust in you or in us.',
  ],
});

/** What the verify page says once scripts run: apart from the site's texts, because the worker says it, too. */
export const verifyToolTexts = words({
  // What the page asks for
  heading: ['一、在您自己的设备上核对', '1. Check on your own device'],
  private: [
    '核对在这个浏览器里进行，收据文件不会离开您的设备。',
    'The checking is done in this browser; a receipt’s file does not leave your device.',
  ],
  key: ['日志的公钥', 'Key of the log'],
  keyHint: [
    '从报纸或合作机构抄来，整行粘贴。留空时使用收据或本站写明的公钥，那只是运营者的一面之词。',
    'Copied from a newspaper or a partner, the whole line. Left empty, the key that the receipt or this site states is used: that is only the operator’s own word.',
  ],
  address: ['网站地址', 'Address of the site'],
  addressHint: [
    '只有按编号核对和全面审计要连到网站；核对收据文件不用联网。',
    'Only codes and the audit need the site; a receipt’s file is checked without a network.',
  ],
  dropTitle: ['放一张收据进来', 'Drop a receipt'],
  drop: ['把收据（PDF 或 .tlog-proof）拖到这里，或者', 'Drop a receipt (PDF or .tlog-proof) here, or'],
  choose: ['选择文件', 'choose a file'],
  codeTitle: ['输入收据编号', 'Type a receipt code'],
  code: ['收据编号', 'Receipt code'],
  checkCode: ['取来并核对', 'Fetch and check'],
  followGift: ['看这笔捐赠现在在哪里', 'See where this gift is now'],
  auditTitle: ['审计整个日志', 'Audit the whole log'],
  auditIntro: [
    '把全部公开日志取到浏览器里，逐条核对签名、哈希和规则，重放每一个事实，再与本站公布的每一个数字比较。',
    'Fetches the whole public log into this browser, checks every signature, hash and rule, replays every fact, and compares with every figure that this site publishes.',
  ],
  audit: ['开始审计', 'Start the audit'],
  goOn: ['继续审计', 'Go on with the audit'],
  goesOn: [
    '已经取来的日志文件还留在这个浏览器里；继续时只取缺的那些，从头再核对一遍。',
    'The log’s files that came are still in this browser; going on fetches only those that are missing, and checks all from the beginning.',
  ],
  stop: ['停止', 'Stop'],
  stopped: ['已停止，没有得出结论。', 'Stopped: nothing was found either way.'],
  progressLabel: ['审计进度', 'Progress of the audit'],
  progress: (done: string, of: string, rate: string, size: string) => [
    `${done} / ${of} 条 · 每秒 ${rate} 条 · 已取 ${size}`,
    `${done} of ${of} entries · ${rate} a second · ${size} fetched`,
  ],
  waiting: (seconds: string, next: number, of: number) => [
    `网站忙，${seconds} 秒后再取（第 ${next} 次，共 ${of} 次）。`,
    `The site is busy: asking again in ${seconds} s (try ${next} of ${of}).`,
  ],
  remembered: (size: string, when: string) => [
    `这个浏览器记得 ${when} 看到的检查点（${size} 条），每次都会核对日志是不是它的延续。`,
    `This browser remembers the checkpoint of ${size} entries that it saw on ${when}, and checks each time that the log continues it.`,
  ],
  notRemembered: [
    '这个浏览器还没有记住任何检查点；审计一次之后就会记住。',
    'This browser remembers no checkpoint yet; it will after the first audit.',
  ],
  forget: ['忘掉它', 'Forget it'],
  compareTitle: ['与别人看到的对照', 'Compare with what others see'],
  compareIntro: [
    '粘贴报纸上登的、朋友发来的检查点：如果日志给不同的人看不同的内容，一对照就露馅。',
    'Paste a checkpoint that a newspaper printed or a friend sent: if the log shows different things to different people, this finds it.',
  ],
  compareLabel: ['别处得来的检查点', 'Checkpoint from elsewhere'],
  compare: ['对照', 'Compare'],
  offlineTitle: ['留一份离线的核对页', 'Keep an offline copy of this page'],
  offline: [
    '把这个文件存下来，以后断网也能核对收据。它是单独一个网页，不含本站任何数据；早一点存下的版本，运营者改不了。',
    'Save this file and check receipts later without a network. It is a single page and holds none of this site’s data; a copy that you saved earlier is out of the operator’s reach.',
  ],
  offlineLink: ['下载离线核对页 verify.html', 'Download the offline page verify.html'],
  programNote: [
    '说明：这个网页的程序也是本站发给您的。不放心的话，请用事先存下的离线核对页，或者在自己的电脑上运行 tongzhou audit。',
    'Mind: this page’s program, too, was sent by this site. If in doubt, use an offline copy that you saved before, or run tongzhou audit on your own computer.',
  ],
  working: ['正在核对……', 'Checking …'],
  saveEvidence: ['保存证据文件', 'Save the evidence file'],
  details: ['技术细节', 'Technical details'],

  // What came of it
  checked: ['核对了什么', 'What was checked'],
  shows: ['这说明', 'What this shows'],
  showsNot: ['这不说明', 'What this does not show'],
  whatIsWrong: ['哪里不对', 'What is wrong'],
  whatToDo: ['怎么办', 'What to do'],
  noSuchCode: [
    '没有这个收据编号，请核对字母和数字（编号中没有 0、1、I、L、O）。',
    'There is no such receipt. Check letters and digits; codes hold no 0, 1, I, L or O.',
  ],
  pending: [
    '这笔捐赠刚刚登记，几秒钟后进入日志，请稍后再试。',
    'This gift was recorded a moment ago and enters the log within seconds. Please try again.',
  ],
  otherGift: [
    '网站给出的证明是另一笔捐赠的，与您输入的编号不符。',
    'The proof that the site gave is of another gift than the code that you typed.',
  ],
  entryDiffers: [
    '网站给出的证明与日志文件里的条目不一致。',
    'The proof that the site gave differs from the entry in the log’s files.',
  ],
  ownTiles: (index: number, size: number) => [
    `浏览器另外取来日志文件，自己算出：第 ${index} 条确实在现在这 ${size} 条的日志里。`,
    `The browser fetched the log’s files as well and computed by itself that entry ${index} is in the log of now ${size} entries.`,
  ],
  continues: [
    '现在的日志是这个浏览器上次所见的延续，没有倒退，也没有改写。',
    'The log continues what this browser saw of it last time: it has not gone back, and has not been rewritten.',
  ],
  firstVisit: [
    '这个浏览器第一次见到这个日志，已记住它的检查点，下次会对照。',
    'This browser sees this log for the first time and has noted its checkpoint to compare next time.',
  ],
  firstDifferent: (index: number) => [
    `第一处不同是第 ${index} 条。`,
    `The first that differs is entry ${index}.`,
  ],
  keyChanged: {
    title: ['网站换了公钥', 'The site has changed its key'],
    meaning: [
      '网站现在公布的公钥，与这个浏览器上次看到的不是同一把。正常更换公钥会事先公告；冒名顶替也是这个样子。',
      'The key that the site states now is not the one that this browser saw last time. A regular change is announced beforehand; an impostor looks the same.',
    ],
    whatToDo: [
      '请到报纸或合作机构核对公钥，把它填进上面的格子里再核对一次。',
      'Look the key up in a newspaper or at a partner, enter it above, and check again.',
    ],
  },
  contradiction: {
    remembered: {
      rollback: {
        title: ['日志倒退了', 'The log has gone back'],
        meaning: [
          '这个浏览器上次看到的日志比现在的长：有些记录不见了。网络缓存迟延时也会一时如此，若几分钟后还是这样，就是记录被撤掉了。',
          'This browser saw a longer log before: some records are gone. A slow cache looks like this for a moment; if it stays for minutes, records were taken away.',
        ],
        whatToDo: [
          `请过几分钟再试。若仍然如此，${keep.it[0]}`,
          `Try again in some minutes. If it stays, ${keep.it[1]}`,
        ],
      },
      'split-view': {
        title: ['日志给出了两个版本', 'The log has two versions'],
        meaning: [
          '日志对同样多的条目签过两个不同的版本：上次给您看的和现在给您看的不是同一份。',
          'For the same number of entries the log has signed two versions: what it showed you last time and what it shows now are not the same.',
        ],
        whatToDo: keep.It,
      },
      'inconsistent-growth': {
        title: ['日志的过去被改写了', 'The log has rewritten its past'],
        meaning: [
          '现在的日志不是上次所见的延续：上次之前的记录被改动、插入或删除过，然后重新签了名。',
          'The log does not continue what you saw last time: records from before were changed, put in or taken out, and signed anew.',
        ],
        whatToDo: keep.It,
      },
      'rewritten-entry': {
        title: ['日志里的一条记录被改写了', 'An entry of the log was rewritten'],
        meaning: [
          '上次看到的一条记录，现在变成了另外的内容，而且重新签了名。',
          'A record that you saw last time says something else now, and was signed anew.',
        ],
        whatToDo: keep.It,
      },
    },
    pasted: {
      rollback: {
        title: ['您看到的日志比别人的旧', 'You are shown an older log than others'],
        meaning: [
          '粘贴的检查点比本站现在给您看的更长。可能只是缓存迟延，也可能是本站对您隐瞒了后来的记录。',
          'The checkpoint that you pasted is of a longer log than this site shows you. That may be a slow cache, or the site hides later records from you.',
        ],
        whatToDo: [
          `请过几分钟再试。若仍然如此，${keep.it[0]}`,
          `Try again in some minutes. If it stays, ${keep.it[1]}`,
        ],
      },
      'split-view': {
        title: ['日志给不同的人看不同的内容', 'The log shows different people different things'],
        meaning: [
          '条目一样多，内容却不同：运营者用同一把公钥签了两个版本，一份给您，一份给别人。',
          'As many entries, but not the same: the operator has signed two versions with one key, one for you and one for somebody else.',
        ],
        whatToDo: keep.It,
      },
      'inconsistent-growth': {
        title: ['日志给不同的人看不同的内容', 'The log shows different people different things'],
        meaning: [
          '粘贴的检查点和您看到的日志都有运营者的签名，可是互不包含：两个人看到的不是同一份日志。',
          'The pasted checkpoint and the log that you see both bear the operator’s signature, but neither contains the other: two people are shown two logs.',
        ],
        whatToDo: keep.It,
      },
      'rewritten-entry': {
        title: ['日志给不同的人看不同的内容', 'The log shows different people different things'],
        meaning: [
          '同一条记录，给您看的和给别人看的内容不同，两份都有运营者的签名。',
          'One and the same entry says one thing to you and another to somebody else, and both bear the operator’s signature.',
        ],
        whatToDo: keep.It,
      },
    },
  },
  sameLog: ['两处看到的是同一份日志', 'Both see the same log'],
  comparedSizes: (pasted: number, shown: number) => [
    pasted === shown
      ? `两个检查点都是 ${shown} 条，根哈希相同，签名都成立。`
      : `${Math.min(pasted, shown)} 条的那份正是 ${Math.max(pasted, shown)} 条的那份的开头，签名都成立。`,
    pasted === shown
      ? `Both checkpoints are of ${shown} entries with the same root hash, and both signatures hold.`
      : `The log of ${Math.min(pasted, shown)} entries is the beginning of that of ${Math.max(pasted, shown)}, and both signatures hold.`,
  ],
  sameLogNot: [
    '只说明您和这个检查点的来源看到的是同一份日志；来源越多、越互不相干，越可信。',
    'It shows only that you and the source of this checkpoint see the same log; the more sources, and the less they have to do with each other, the better.',
  ],
  siteKey: [
    '注意：公钥是本站自己公布的，等于只听运营者一面之词。请与报纸或合作机构公布的对照，并填在上面。',
    'Mind: the key is the one that this site states, which is the operator’s own word. Compare it with the key in a newspaper or at a partner, and enter that one above.',
  ],
  auditHolds: [
    '审计通过：公布的数字都出自公开日志',
    'The audit finds all in order: what is published follows from the public log',
  ],
  auditHoldsSiteKey: ['前后一致，但公钥是本站自己说的', 'It all agrees, but the key is this site’s own word'],
  auditSignature: (origin: string) => [
    `检查点有日志 ${origin} 的签名，签名成立。`,
    `The checkpoint bears the signature of the log ${origin}, and it holds.`,
  ],
  auditTree: (entries: number, tiles: number) => [
    `取来全部 ${entries} 条记录和 ${tiles} 个哈希文件，从头算出根哈希，与签名的一致。`,
    `All ${entries} entries and ${tiles} hash files were fetched; the root hash computed from them is the signed one.`,
  ],
  auditRules: [
    '每一个决定都照记录写明的命令、席位和时刻重做了一遍，得出的事实逐字相同：经手人都有授权，该两人签的由两人签，分配按公约重新算过。',
    'Every decision was made again by the command, seat and moment that it names, and came to the same facts word for word: each actor held a mandate, two people signed what needs two, allocations were computed again under the charter.',
  ],
  auditViews: (count: number) => [
    `本站公布的 ${count} 张表（需求、收发存、交付、分配、公示、全部账户余额等）逐项重算，完全一致。`,
    `The ${count} tables that this site publishes (needs, goods, deliveries, allocations, releases, every account’s balance and others) were computed again and are exactly alike.`,
  ],
  auditShows: [
    [
      '公布的数字出自公开的事实；签名之后没有一条被改动、插入或删除；物资和善款收支相符；分配按公约进行。',
      'Published figures follow from public facts; not one was changed, put in or taken out after signing; goods and money balance; allocations follow the charter.',
    ],
  ],
  notChecked: ['这次审计没有核对的', 'What this audit did not check'],
  ownProgram: [
    '这个网页的程序有没有动过手脚：它也是本站发来的，请用事先存下的离线核对页或命令行再核对。',
    'Whether this page’s own program is honest, for this site sent it: check again with an offline copy saved before, or on the command line.',
  ],
  published: {
    'figure-differs': [
      '本站公布的一个数字，与公开日志算出来的不一样。',
      'A figure that this site publishes is not what the public log gives.',
    ],
    'fact-differs': [
      '本站公布的一条事实，与日志里签过名的那一条不一样。',
      'A fact that this site publishes is not the one that the log has signed.',
    ],
    'not-in-log': [
      '本站公布的内容依据了一条日志里没有的事实。',
      'Something published rests on a fact that the log does not hold.',
    ],
    'rule-broken': [
      '日志里的一条事实违反了规则（授权、两人签、按公约计算）。',
      'A fact in the log breaks a rule (mandate, two signatures, computed under the charter).',
    ],
  },
  rewrittenEntry: (index: number) => [
    `第 ${index} 条记录的内容与日志签过名的不一致：它在签名之后被改写了。`,
    `Entry ${index} is not the one that the log has signed: it was rewritten after signing.`,
  ],
  wrongTile: (path: string) => [
    `日志文件 ${path} 与签名的根哈希不符：它被改动过，或在传输中损坏。`,
    `The log’s file ${path} does not fit the signed root hash: it was changed, or damaged on its way.`,
  ],
  wrongCheckpoint: (words: string) => [`检查点不成立。${words}`, `The checkpoint does not hold. ${words}`],
  wholeLog: [
    '日志没有通过核对：它倒退过，或者它更换公钥的声明前后不接。',
    'The log does not verify: it has gone back, or its statements about changed keys do not follow each other.',
  ],
  siteSilent: [
    '网站没有答复，没有得出结论。请检查网络后再试；核对收据文件不需要联网。',
    'The site does not answer: nothing was found either way. Check the network and try again; a receipt’s file needs none.',
  ],
  browserLacks: [
    '这个浏览器不支持所需的签名算法（Ed25519），或者网页不是经 https 打开的，没有得出结论。请换较新的浏览器，或用命令 tongzhou verify。',
    'This browser lacks the signature algorithm (Ed25519), or the page was not opened over https: nothing was found either way. Use a newer browser, or the command tongzhou verify.',
  ],
  solverMissing: [
    '这本账的公约规定了装运方式，分配须用整数规划重算；这个浏览器太旧，解不开副本里的求解程序，没有得出结论。请换较新的浏览器，或用命令 tongzhou audit。',
    'A charter of this log says how goods are handled, and its allocations are integer programs; this browser is too old to unpack their solver from this copy, so nothing was found either way. Use a newer browser, or the command tongzhou audit.',
  ],
  unexpected: [
    '核对没能完成，没有得出结论。请再试一次。',
    'The check could not be finished: nothing was found either way. Please try again.',
  ],
});

export type VerifyTexts = Said<typeof verifyToolTexts>;
