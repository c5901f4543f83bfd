import { type Both, both as b } from '../language/language.ts';

/** What goes wrong at the door, before any rule of the domain is asked. */
export type ProblemCode =
  | 'address-unknown'
  | 'method-not-allowed'
  | 'cross-site'
  | 'sign-in-failed'
  | 'too-many-attempts'
  | 'too-many-requests'
  | 'joining-closed'
  | 'password-unfit'
  | 'code-needed'
  | 'email-unconfirmed'
  | 'email-code-wrong'
  | 'step-up-needed'
  | 'token-scope'
  | 'person-needed'
  | 'too-many-tokens'
  | 'receipt-pending'
  | 'receipt-unchecked'
  | 'record-stopped'
  | 'record-unsure'
  | 'writer-away'
  | 'database-away'
  | 'disk-full'
  | 'read-only'
  | 'no-handles'
  | 'memory-short'
  | 'stopping'
  | 'unexpected';

export const problemSentences: {
  readonly [Code in ProblemCode]: { title: Both; detail: Both; whatToDo: Both };
} = {
  'address-unknown': {
    title: b('没有这个地址。', 'There is no such address.'),
    detail: b('', ''),
    whatToDo: b('请查看接口说明：/api/v1/', 'See the description of the API: /api/v1/'),
  },
  'method-not-allowed': {
    title: b('这个地址不接受此种请求方法。', 'This address does not take that method.'),
    detail: b('可用的方法见 Allow。', 'Those that it takes are named in Allow.'),
    whatToDo: b('请查看接口说明：/api/v1/', 'See the description of the API: /api/v1/'),
  },
  'cross-site': {
    title: b('请求来自其他网站，未予执行。', 'The request came from another site and was not carried out.'),
    detail: b(
      '以登录状态提交的请求须来自本站页面。',
      'A request that relies on being signed in must come from this site’s own pages.',
    ),
    whatToDo: b(
      '请在本站页面上操作；程序请使用访问令牌。',
      'Use this site’s pages; programs use an access token.',
    ),
  },
  'sign-in-failed': {
    title: b('邮箱或密码不对。', 'E-mail or password is wrong.'),
    detail: b('', ''),
    whatToDo: b(
      '请核对后再试。新开的账号须先确认邮箱：可在登录页“忘记密码？”收取链接，设好密码即为确认。',
      'Please check and try again. A new account is used once its e-mail is confirmed: have a link sent by “Forgotten your password?”; setting a password confirms it.',
    ),
  },
  'too-many-attempts': {
    title: b('尝试次数过多。', 'Too many attempts.'),
    detail: b(
      '为防止猜测密码，登录已暂停几分钟。',
      'Signing in is paused for some minutes, so that nobody guesses passwords.',
    ),
    whatToDo: b('请稍后再试。', 'Please wait and try again.'),
  },
  'record-stopped': {
    title: b(
      '本站已停止服务：数据库与已公布的记录不符。',
      'This site has stopped: its database is not the record that it has published.',
    ),
    detail: b(
      '为避免出现第二份历史，现在不显示、不受理、不签署任何内容。已发布的内容可在镜像和见证方处查阅。',
      'So that there is never a second history, nothing is shown, taken or signed. What was published can be read at mirrors and witnesses.',
    ),
    whatToDo: b(
      '刚才提交的内容若未得到确认，请保留原件，恢复后重新提交。运维人员：请恢复完整的数据库；确已丢失的，按 docs/public-log.md 公开声明（tongzhou log declare-lost-tail）。',
      'What you sent and was not confirmed: keep it, and send it again later. Operator: bring the whole database back; what is lost for good is declared openly, by docs/public-log.md (tongzhou log declare-lost-tail).',
    ),
  },
  'record-unsure': {
    title: b('正在核对数据库。', 'The database is being compared.'),
    detail: b(
      '与数据库的连接曾中断；核对无误之前不作答复。操作没有生效，或尚不能确认。',
      'The connection to the database was lost, and nothing is answered before it is known to be the same. Nothing was done, or it is not certain yet.',
    ),
    whatToDo: b(
      '请稍后再试；程序请用同一幂等键重试。',
      'Please try again in a moment; programs retry with the same key.',
    ),
  },
  'writer-away': {
    title: b('正在切换写入服务器。', 'Another server is taking over.'),
    detail: b(
      '多台服务器中负责写入的一台没有应答。操作没有生效，或尚不能确认。',
      'Of several servers the one that writes does not answer. Nothing was done, or it is not certain yet.',
    ),
    whatToDo: b(
      '请稍后再试；程序请用同一幂等键重试。',
      'Please try again in a moment; programs retry with the same key.',
    ),
  },
  'database-away': {
    title: b('数据库暂时没有应答。', 'The database does not answer at the moment.'),
    detail: b(
      '服务器正在自动重连；操作没有生效，或尚不能确认。',
      'The server goes on trying by itself. Nothing was done, or it is not certain yet.',
    ),
    whatToDo: b(
      '请稍后再试；程序请按 Retry-After 等待后用同一幂等键重试。运维人员：请查看数据库服务器是否在运行。',
      'Try again in a moment; programs wait as Retry-After says and use the same key. Operator: see whether the database server runs.',
    ),
  },
  'disk-full': {
    title: b(
      '服务器的磁盘已满，暂时不能记录任何内容。',
      'The server’s disk is full: nothing can be recorded at present.',
    ),
    detail: b('操作没有生效；页面仍可查阅。', 'Nothing was done. What is recorded can still be read.'),
    whatToDo: b(
      '请保留填写的内容，稍后再提交。运维人员：请腾出数据目录或数据库所在磁盘的空间，无须重启。',
      'Keep what you typed and send it again later. Operator: free space on the disk of the data folder or of the database; no new start is needed.',
    ),
  },
  'read-only': {
    title: b(
      '服务器的磁盘或数据库只能读取，暂时不能记录任何内容。',
      'The server’s disk or database can only be read: nothing can be recorded at present.',
    ),
    detail: b('操作没有生效；页面仍可查阅。', 'Nothing was done. What is recorded can still be read.'),
    whatToDo: b(
      '请保留填写的内容，稍后再提交。运维人员：请查看磁盘是否因故障被设为只读，或数据库地址是否指向备用服务器。',
      'Keep what you typed and send it again later. Operator: see whether a failing disk was made read-only, or DATABASE_URL leads to a standby.',
    ),
  },
  'no-handles': {
    title: b(
      '服务器打开的文件和连接已达上限。',
      'The server has as many files and connections open as it may have.',
    ),
    detail: b('操作没有生效。', 'Nothing was done.'),
    whatToDo: b(
      '请稍后再试。运维人员：请调高可打开文件数（ulimit -n）。',
      'Try again in a moment. Operator: let it open more files (ulimit -n).',
    ),
  },
  'memory-short': {
    title: b('服务器的内存即将用尽。', 'The server has hardly any memory left.'),
    detail: b('操作没有生效。', 'Nothing was done.'),
    whatToDo: b(
      '请稍后再试。运维人员：请给服务器更多内存（NODE_OPTIONS=--max-old-space-size）。',
      'Try again in a moment. Operator: give it more memory (NODE_OPTIONS=--max-old-space-size).',
    ),
  },
  stopping: {
    title: b('服务器正在停止。', 'The server is being stopped.'),
    detail: b('操作没有生效。', 'Nothing was done.'),
    whatToDo: b(
      '请稍后再试；程序请用同一幂等键重试。',
      'Try again in a moment; programs retry with the same key.',
    ),
  },
  'too-many-requests': {
    title: b('请求过于频繁。', 'Too many requests.'),
    detail: b('操作没有生效。', 'Nothing was done.'),
    whatToDo: b(
      '请按 Retry-After 等待后再试，或使用批量接口。',
      'Wait as Retry-After says, or send batches.',
    ),
  },
  'joining-closed': {
    title: b('目前不接受自行注册。', 'There is no joining by oneself at present.'),
    detail: b('没有事件开放自行申请。', 'No incident takes applications.'),
    whatToDo: b('请联系牵头部门登记。', 'Ask the lead agency to register you.'),
  },
  'password-unfit': {
    title: b('密码不合要求。', 'The password does not fit.'),
    detail: b(
      '密码须为 10 至 200 个字符，不能容易猜到，也不能是已泄露的或演练用的密码。',
      'It has 10 to 200 characters, is not easily guessed, not known from breaches, and not that of the exercises.',
    ),
    whatToDo: b(
      '请换一个更长的，例如几个互不相干的词。',
      'Choose a longer one, several words that have nothing to do with each other for instance.',
    ),
  },
  'code-needed': {
    title: b('还需要验证码。', 'A code is needed as well.'),
    detail: b(
      '密码正确，本账号另设有动态验证码。',
      'The password is right; this account has a second factor.',
    ),
    whatToDo: b(
      '请在几分钟内把验证器上的六位数字或一个备用码提交到 /api/v1/sign-in/code。',
      'Send the six digits of the application, or a backup code, to /api/v1/sign-in/code within minutes.',
    ),
  },
  'email-unconfirmed': {
    title: b('请先确认您的邮箱。', 'Please confirm your e-mail first.'),
    detail: b(
      '开户时已向您的邮箱发送六位验证码；确认之前，本账号不能提交任何内容。',
      'A code of six digits was sent to it when the account was opened; until it is confirmed, nothing is taken from this account.',
    ),
    whatToDo: b(
      '请在“确认邮箱”页（/zh/confirm-email）或向 /api/v1/email/confirm 提交验证码；没有收到的，可在那里重发。',
      'Type the code on the page “Confirm your e-mail” (/en/confirm-email), or send it to /api/v1/email/confirm; where it did not come, ask there for another.',
    ),
  },
  'email-code-wrong': {
    title: b('验证码不对，或已失效。', 'The code is wrong, or holds no longer.'),
    detail: b('验证码 10 分钟内有效，输错五次即作废。', 'A code holds for 10 minutes, and for five tries.'),
    whatToDo: b('请核对邮件，或重新发送。', 'Look at the letter again, or ask for another code.'),
  },
  'step-up-needed': {
    title: b('请先再次确认是您本人。', 'Please prove again that it is you.'),
    detail: b(
      '这一步无法撤回，须在最近 15 分钟内登录过。',
      'This cannot be undone; it takes a sign-in of the last 15 minutes.',
    ),
    whatToDo: b(
      '请重新登录后再提交，已填写的内容会保留。',
      'Sign in again and send it once more; a form keeps what was typed.',
    ),
  },
  'token-scope': {
    title: b('这个令牌不能办理此事。', 'This token is not for that.'),
    detail: b('令牌只能用于开具时选定的职能。', 'A token acts in the functions that it was made for.'),
    whatToDo: b('请本人在“令牌”页另行开具。', 'Make another one on the page “Tokens”.'),
  },
  'person-needed': {
    title: b('此事须由本人办理。', 'This takes a person.'),
    detail: b('令牌不能代替本人。', 'A token cannot stand for one.'),
    whatToDo: b('请登录后在本站页面办理。', 'Sign in and use this site’s pages.'),
  },
  'too-many-tokens': {
    title: b('本席位的令牌已达上限。', 'This seat has as many tokens as one may have.'),
    detail: b('每个席位最多 20 个。', 'There are 20 at most.'),
    whatToDo: b('请先收回不用的令牌。', 'Take back one that is not used.'),
  },
  'receipt-pending': {
    title: b('收据还没有进入公开日志。', 'The receipt is not in the public log yet.'),
    detail: b(
      '捐赠刚刚登记，几秒钟内就会进入日志。',
      'The gift was recorded a moment ago and enters the log within seconds.',
    ),
    whatToDo: b('请按 Retry-After 等待后再试。', 'Wait as Retry-After says and try again.'),
  },
  'receipt-unchecked': {
    title: b(
      '接收机构尚未核实，暂不出具收据。',
      'Whoever received it has not been checked yet: there is no receipt so far.',
    ),
    detail: b(
      '该机构按临时准入规则先行参与，申请尚未批准。',
      'It came in by the rule for newcomers, and its application has not been approved.',
    ),
    whatToDo: b(
      '捐赠已记入公开日志；申请获准后即可取收据。',
      'The gift stands in the public log; the receipt follows once the application is approved.',
    ),
  },
  unexpected: {
    title: b('出错了。', 'Something went wrong.'),
    detail: b('这是系统的问题，不是您的输入有误。', 'This is a fault of the system, not of what you sent.'),
    whatToDo: b(
      '请用同一个幂等键重试；若仍出错，请把问题编号告诉运维人员。',
      'Try again with the same idempotency key; if it stays, give the number to the operator.',
    ),
  },
};
