import { address, anything, file, folder, type Kind, matching, one, port, whole } from './kinds.ts';
import { SECRETS } from './secrets-from-files.ts';

export type Setting = {
  readonly name: string;
  readonly kind: Kind;
  /** What holds while it is not said, in words for a table. */
  readonly unsaid: string;
  /** What it does, in both languages. */
  readonly zh: string;
  readonly en: string;
  /** Never shown, neither on a page nor by a command. */
  readonly secret?: true;
  /** For tests, measurements and whoever looks for a fault; of no use to an operator. */
  readonly workshop?: true;
};

const BASE64_KEYS = /^[A-Za-z0-9+/]{43}=(?:,[A-Za-z0-9+/]{43}=)*$/;

/** Every setting there is: one row each. What is not here is refused by name when a server starts. */
export const SETTINGS: readonly Setting[] = [
  {
    ...{ name: 'PORT', kind: port, unsaid: '`8020`' },
    zh: '服务器监听的端口',
    en: 'the port at which the server listens',
  },
  {
    ...{ name: 'HOST', kind: matching(/^[\w.:[\]-]+$/, 'a name or address'), unsaid: '`127.0.0.1`' },
    zh: '服务器监听的地址；`0.0.0.0` 表示所有网卡',
    en: 'the address at which it listens; `0.0.0.0`: every network of the machine',
  },
  {
    ...{ name: 'DATABASE_URL', kind: address('postgres', 'postgresql'), secret: true },
    unsaid: 'the embedded database',
    zh: '改用 PostgreSQL 服务器（15 或更高版本）',
    en: 'a PostgreSQL server (15 or later) instead of the embedded database',
  },
  {
    ...{ name: 'TONGZHOU_SETTINGS', kind: file, unsaid: 'none' },
    zh: '存放设置的文件，每行一个 `名称=值`；环境变量优先',
    en: 'a file of settings, a `NAME=value` on each line; the environment comes before it',
  },
  {
    ...{ name: 'TONGZHOU_DATA', kind: folder, unsaid: '`.tongzhou`' },
    zh: '嵌入式数据库与密钥所在的目录',
    en: 'the folder of the embedded database and of the keys',
  },
  {
    ...{ name: 'TONGZHOU_SCENARIO', kind: matching(/^[a-z0-9-]*$/, 'an id of `scenarios/`, or `none`') },
    unsaid: '`hubei-2020`',
    zh: '空系统载入的演练；`none` 表示不载入',
    en: 'the exercise that an empty system begins with; `none`: nothing',
  },
  {
    ...{ name: 'TONGZHOU_COUNTRY', kind: matching(/^[A-Z]{2}$/, 'two capital letters (ISO 3166-1)') },
    unsaid: '`CN`, or that of the exercise',
    zh: '空系统所在的国家或地区，一经开始不再改变',
    en: 'in which country an empty system begins, for ever ([countries](countries.md))',
  },
  {
    ...{ name: 'TONGZHOU_PUBLIC_URL', kind: address('https', 'http') },
    unsaid: 'where the server listens',
    zh: '本站对外的网址：用于单据、二维码、邮件、通行密钥',
    en: 'the site’s own address: papers, codes to scan, letters, passkeys',
  },
  {
    ...{ name: 'TONGZHOU_TRUST_PROXY', kind: whole(0, 9), unsaid: '`0`' },
    zh: '本站前面有几层自己的代理',
    en: 'how many proxies of ours stand before it',
  },
  {
    ...{ name: 'TONGZHOU_SNAPSHOT_EVERY', kind: whole(0, 1_000_000_000), unsaid: '`25000`' },
    zh: '每新增多少条记录保存一次快照，供下次启动从快照开始；`0` 表示不保存',
    en: 'after how many new records a snapshot is made, from which the next start goes on; `0`: none',
  },
  {
    ...{ name: 'TONGZHOU_PUT_AWAY_MINUTES', kind: whole(0, 1_000_000), unsaid: '`60`' },
    zh: '已结束的响应多少分钟无人查阅后移出内存（仍可随时查阅，从快照读取）；`0` 表示一直留在内存',
    en: 'minutes in which nobody has asked for a closed response, after which it leaves memory (whoever asks gets it from the snapshot); `0`: all stay',
  },
  {
    ...{ name: 'TONGZHOU_PEER_URL', kind: address('https', 'http'), unsaid: 'where it listens' },
    zh: '同一数据库上的其他服务器访问本服务器的地址',
    en: 'the address by which other servers on the same database reach this one ([several](operation.md#several-servers-on-one-database))',
  },
  {
    ...{ name: 'TONGZHOU_FOLLOW', kind: one('on', 'off'), unsaid: '`off`' },
    zh: '`on`：数据库是只读副本，公开内容由本服务器提供，其余转交写入服务器',
    en: '`on`: the database is a replica that is only read ([a follower](operation.md#a-follower-on-a-replica))',
  },
  {
    ...{ name: 'TONGZHOU_HSTS_SUBDOMAINS', kind: one('on', 'off'), unsaid: '`on`' },
    zh: '`off`：不要求浏览器对下级域名也只用 TLS',
    en: '`off`: browsers are told nothing of names below the site’s own',
  },
  {
    ...{ name: 'TONGZHOU_PRIVATE_NETWORK', kind: one('trusted'), unsaid: 'none' },
    zh: '`trusted`：数据库、邮件和查毒服务在其他机器上，可以不用 TLS',
    en: '`trusted`: database, post and scanner on other machines may do without TLS',
  },
  {
    ...{ name: 'TONGZHOU_SCANNER', kind: matching(/^(unix:|tcp:\/\/)/, '`unix:…` or `tcp://…`') },
    unsaid: 'none',
    zh: '查毒程序（clamd）的地址，每份文件先经它检查',
    en: 'where a virus scanner (clamd) listens that looks at every file ([files](files.md))',
  },
  {
    ...{ name: 'TONGZHOU_TLS_CERTIFICATE', kind: file, unsaid: 'none' },
    zh: '服务器自己使用的证书链（PEM）',
    en: 'certificate chain (PEM) with which the server itself ends TLS',
  },
  {
    ...{ name: 'TONGZHOU_TLS_KEY', kind: file, unsaid: 'none' },
    zh: '该证书的私钥文件（PEM）',
    en: 'file of that certificate’s key (PEM)',
  },
  {
    ...{ name: 'TONGZHOU_ACME_DIRECTORY', kind: address('https'), unsaid: 'none' },
    zh: '自动签发证书的机构（ACME）',
    en: 'authority that gives certificates by ACME',
  },
  {
    ...{ name: 'TONGZHOU_ACME_CONTACT', kind: matching(/^\S+@\S+$/, 'an e-mail address'), unsaid: 'none' },
    zh: '证书机构联系您的邮箱',
    en: 'e-mail address at which that authority reaches you',
  },
  {
    ...{ name: 'TONGZHOU_ACME_ROOTS', kind: file, unsaid: 'those of Node' },
    zh: '私有证书机构的根证书文件（PEM）',
    en: 'file of roots (PEM) of a private authority',
  },
  {
    ...{ name: 'TONGZHOU_HTTP_PORT', kind: port, unsaid: 'none' },
    zh: '自行终止 TLS 时的明文端口，只做跳转和签发验证',
    en: 'beside TLS of its own: the door without it, which leads to https and answers the authority',
  },
  {
    ...{ name: 'TONGZHOU_PERSON_KEY', kind: matching(BASE64_KEYS, 'base64 of 32 bytes'), secret: true },
    unsaid: 'a file in the data folder',
    zh: '个人信息的加密密钥；旧密钥用逗号接在后面',
    en: 'key for personal data; older ones after a comma ([privacy](privacy.md))',
  },
  {
    ...{ name: 'TONGZHOU_LOG_ORIGIN', kind: matching(/^[^\s+]{1,200}$/, 'a name without spaces or +') },
    unsaid: '`tongzhou.local/log`',
    zh: '公开日志的名称，首次启动前设定，不再改变',
    en: 'the public log’s name, for ever; set it before the first start',
  },
  {
    ...{ name: 'TONGZHOU_LOG_KEY', kind: matching(/^\S+\n\S+$/, 'a signer key, a newline, a verifier key') },
    ...{ unsaid: 'made at the first start', secret: true },
    zh: '公开日志的第一把密钥',
    en: 'the public log’s first key ([public log](public-log.md))',
  },
  {
    ...{ name: 'TONGZHOU_LOG_POLICY', kind: file, unsaid: '`log-policy.txt` in the data folder' },
    zh: '由哪些见证方联署公开日志',
    en: 'which witnesses cosign the public log',
  },
  {
    ...{ name: 'TONGZHOU_SMTP_URL', kind: address('smtp', 'smtps'), unsaid: 'none: no e-mail', secret: true },
    zh: '发送邮件的服务器',
    en: 'the server that sends e-mail ([notifications](notifications.md))',
  },
  {
    ...{ name: 'TONGZHOU_MAIL_FROM', kind: matching(/\S+@\S+/, 'an e-mail address') },
    unsaid: '`tongzhou@localhost`',
    zh: '邮件的发件人地址',
    en: 'sender’s address of e-mail',
  },
  {
    ...{ name: 'TONGZHOU_TEXTS', kind: folder, unsaid: '`texts` in the data folder' },
    zh: '其他语言的文本，每种一个文件',
    en: 'further languages, one file each ([languages](languages.md))',
  },
  {
    ...{ name: 'TONGZHOU_LOG', kind: one('json', 'off'), unsaid: 'refusals at the door alone' },
    zh: '`json`：每个请求一行记录；`off`：连登录失败与拒绝也不记',
    en: '`json`: a line for each request; `off`: not even failed sign-ins and refusals',
  },
  {
    ...{ name: 'TONGZHOU_METRICS_PORT', kind: port, unsaid: 'none: no such door' },
    zh: '本机（127.0.0.1）上供 Prometheus 读取运行指标的端口',
    en: 'port on 127.0.0.1 at which Prometheus reads `/metrics`',
  },
  {
    ...{
      name: 'TONGZHOU_METRICS_TOKEN',
      kind: matching(/^\S{16,200}$/, '16 to 200 characters'),
      secret: true,
    },
    unsaid: 'none: `/metrics` is not there',
    zh: '凭此令牌可在本站的 `/metrics` 读取运行指标',
    en: 'whoever brings it as a bearer token reads `/metrics` of the site too',
  },
  {
    ...{ name: 'TONGZHOU_TRACES', kind: address('http', 'https'), unsaid: 'none: nothing is traced' },
    zh: '接收调用链的 OpenTelemetry 收集器（OTLP/HTTP），如 http://127.0.0.1:4318',
    en: 'an OpenTelemetry collector (OTLP/HTTP) that takes traces, such as http://127.0.0.1:4318',
  },
  {
    ...{ name: 'TONGZHOU_TRACES_SHARE', kind: whole(0, 100), unsaid: '`100`' },
    zh: '记录调用链的请求所占百分比',
    en: 'how many of a hundred requests are traced; those that a caller traces always are',
  },
  {
    ...{ name: 'TONGZHOU_TOKEN', kind: matching(/^\S+$/, 'a token'), unsaid: 'none', secret: true },
    zh: '命令行以 `--url` 办理时使用的访问令牌',
    en: 'access token for commands with `--url`',
  },
  {
    ...{ name: 'TONGZHOU_WORK_LIMITS', kind: one('on', 'off'), unsaid: '`on`' },
    zh: '`off`：不限制单个访问者的用量，仅供测量',
    en: '`off`: nobody is asked to wait, for measurements alone',
  },
  {
    ...{ name: 'TONGZHOU_PAGE_MEMORY', kind: whole(0, 4_096), unsaid: '`64`' },
    zh: '为公开页面保留多少 MiB 的内存；`0`：不保留，每次重新生成',
    en: 'MiB of memory for public pages; `0`: each is made anew',
  },
  {
    ...{ name: 'TONGZHOU_WEBHOOK_HTTP', kind: one('allow'), unsaid: 'refused' },
    zh: '`allow`：允许向内网或明文地址推送，仅供测试',
    en: '`allow`: webhooks inside the network and over http, for tests only',
  },
  {
    ...{ name: 'TONGZHOU_DEBUG', kind: anything, unsaid: 'none', workshop: true },
    zh: '命令行出错时显示调用栈',
    en: 'where a command fails, its stack is shown',
  },
  workshop('TONGZHOU_LONG', '完整规模的测试', 'tests at full size', one('0', '1')),
  workshop('TONGZHOU_SEED', '随机测试的种子', 'seed of random tests'),
  workshop('TONGZHOU_KILLS', '崩溃测试的次数', 'how many kills the crash test does'),
  workshop('TONGZHOU_COMMANDS', '模型测试的命令数', 'how many commands the model test does'),
  workshop('TONGZHOU_ROUNDS', '长测试的轮数', 'rounds of the long tests'),
  workshop('TONGZHOU_TWO_SERVERS', '多服务器测试的命令数', 'how many commands several servers are asked'),
  workshop('TONGZHOU_CLUSTER_KILLS', '集群测试中主库被终止的次数', 'how often a cluster’s primary is killed'),
  workshop('TONGZHOU_FAILOVERS', '切换测试的次数', 'how many failovers are tried'),
  workshop('TONGZHOU_THROWS', '随机输入的个数', 'how many generated inputs are thrown'),
  workshop('TONGZHOU_THROWS_HTTP', '经网络的随机输入个数', 'how many of them over HTTP'),
  workshop('TONGZHOU_PICTURES', '浏览器测试存图的目录', 'where browser tests leave pictures'),
  workshop('TONGZHOU_SCREENSHOTS', '浏览器测试存图的目录', 'where browser tests leave pictures'),
  workshop('TONGZHOU_BENCH_AUDIT', '测量用', 'used by a measurement'),
  workshop('TONGZHOU_BENCH_NODE', '测量用', 'used by a measurement'),
  ...SECRETS.map((name) => ({
    ...{ name: `${name}_FILE`, kind: file, unsaid: 'none' },
    zh: `存放 ${name} 的文件`,
    en: `a file with what ${name} would say`,
  })),
];

function workshop(name: string, zh: string, en: string, kind: Kind = anything): Setting {
  return { name, kind, unsaid: 'none', zh, en, workshop: true };
}
