import { words } from '#texts/words.ts';

export const verifyTexts = words({
  title: ['自己核验', 'Check it yourself'],
  intro: [
    '不必相信我们。以下几种方法，由易到难，都不需要我们的同意。',
    'You need not believe us. These ways, from the easiest on, need no permission of ours.',
  ],
  endedTitle: ['本站的日志曾丢失记录', 'This site’s log has lost records'],
  endedNote: [
    '丢失之前签署的收据和检查点仍可核对。手里有旧日志副本的，可以对照丢失的部分。',
    'Receipts and checkpoints from before the loss can still be checked. Whoever has a copy of the old log can show what is lost.',
  ],
  endedStatement: ['声明全文', 'The statement'],
  one: ['一、查一份收据', '1. Check one receipt'],
  oneText: [
    '有收据文件的，可以在自己的电脑上断网核对（公钥请与报纸或合作机构公布的对照）；浏览器允许运行脚本时，也可以在本页上核对。',
    'A receipt’s file can be checked on your own computer without a network (compare the key with a newspaper or a partner); where the browser runs scripts, on this page, too.',
  ],
  two: ['二、在自己的电脑上审计整个日志', '2. Audit the whole log on your own computer'],
  twoText: [
    '下载本软件后运行下面的命令：它会取回全部公开日志，验证签名与哈希树，重放每一条事实，并与本网站公布的每个数字对照。',
    'With this software on your machine, run the command below. It fetches the whole public log, verifies signatures and the hash tree, replays every fact, and compares every figure that this site publishes.',
  ],
  three: ['三、用其他工具核验', '3. Check it with other tools'],
  threeText: [
    '日志按 C2SP tlog-tiles 公布，任何兼容的工具都能验证。',
    'The log is published as C2SP tlog-tiles; any compatible tool verifies it.',
  ],
  origin: ['日志名称', 'Name of the log'],
  key: ['验证公钥', 'Verifier key'],
  keyNote: [
    '请从另一个渠道（报纸、合作机构的网站）核对这个公钥。',
    'Compare this key through another channel: a newspaper, a partner’s site.',
  ],
  checkpoint: ['当前检查点', 'Current checkpoint'],
  proves: ['这能证明什么，不能证明什么', 'What this proves, and what it does not'],
  provesTitle: ['这能证明', 'This proves'],
  provesThat: [
    ['公布的每一个数字，都由公开的事实算出。', 'Every published figure follows from the public facts.'],
    [
      '每一条事实，都是记录里写明的那个人当时按规则能做的事：有授权，该两人签的由两人签；规则会拒绝的，审计也不会放过。',
      'Each fact is something that the seat named in it could do by the rules at that point: with a mandate, and with a second person where two must sign. What the rules refuse, the audit refuses, too.',
    ],
    [
      '凡是您或见证人见过的检查点所涵盖的事实，此后没有一条被改动、插入或删除。',
      'Of the facts below a checkpoint that you or a witness have seen, not one was changed, put in or taken out since.',
    ],
    [
      '物资和善款收支相符，分配按公约重新算过。',
      'Goods and money balance, and allocations were computed again under the charter.',
    ],
  ],
  provesNotTitle: ['这不能证明', 'It does not prove'],
  provesNotThat: [
    [
      '事实本身是真的：箱子里装了什么，靠查验、签收、盘点和投诉。',
      'That a fact is true: what a box holds is for inspection, delivery signatures, counts and complaints.',
    ],
    [
      '没有人冒用别人的席位：掌管服务器的人做得到。但那样做的事会以这个席位的名义公开，席位的主人看得见。',
      'That nobody acted under another’s seat: whoever runs the server can. What he does so is public under that seat, where its holder sees it.',
    ],
    [
      '该记的都记了：没有写进日志的事，谁也查不出来。',
      'That nothing was left out: what was never recorded, no audit finds.',
    ],
    [
      '别人看到的也是这一份日志：那要靠见证人，或与别人手里的检查点对照。',
      'That others see the same log: that takes witnesses, or a checkpoint that somebody else holds.',
    ],
    [
      '没有公开的内容是什么；说已删除的个人信息，是不是哪里都没有了。',
      'What is in that which is not public, or that personal data said to be erased are gone everywhere.',
    ],
    [
      '写明的时刻分秒不差：核对的是先后次序，以及没有写成将来的时刻。',
      'That the moments are exact: what is checked is their order, and that none lies in the future.',
    ],
  ],
});
