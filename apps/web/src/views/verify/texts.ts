import { words } from '#texts/words.ts';

export const verifyTexts = words({
  title: ['自己核验', 'Check it yourself'],
  intro: [
    '不必相信我们。以下几种方法，由易到难，都不需要我们的同意。',
    'You need not believe us. These ways, from the easiest on, need no permission of ours.',
  ],
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
  proves: ['这能证明什么，不能证明什么', 'What this shows, and what it does not'],
  provesText: [
    '能证明：公布的数字由公开的事实算出；事实在签名后没有被改动、插入或删除；收支平衡；分配按公约计算。不能证明：事实本身真实——箱子里装了什么，由查验、签收和举报来保证。',
    'It shows that the published figures follow from the public facts; that no fact was changed, put in or taken out after signing; that goods and money balance; that allocations follow the charter. It does not show that a fact is true: what a box holds is for inspection, delivery signatures and complaints.',
  ],
});
