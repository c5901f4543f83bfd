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
  | 'email-taken'
  | 'password-unfit'
  | 'receipt-pending'
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
    whatToDo: b('请核对后再试。', 'Please check and try again.'),
  },
  'too-many-attempts': {
    title: b('尝试次数过多。', 'Too many attempts.'),
    detail: b(
      '为防止猜测密码，登录已暂停几分钟。',
      'Signing in is paused for some minutes, so that nobody guesses passwords.',
    ),
    whatToDo: b('请稍后再试。', 'Please wait and try again.'),
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
  'email-taken': {
    title: b('这个邮箱已有账户。', 'There is an account with this e-mail.'),
    detail: b('', ''),
    whatToDo: b('请直接登录，或换一个邮箱。', 'Sign in, or use another one.'),
  },
  'password-unfit': {
    title: b('密码不合要求。', 'The password does not fit.'),
    detail: b(
      '10 至 200 个字符，且不能是演练用的密码。',
      'It has 10 to 200 characters, and is not that of the exercises.',
    ),
    whatToDo: b('请换一个密码。', 'Choose another one.'),
  },
  'receipt-pending': {
    title: b('收据还没有进入公开日志。', 'The receipt is not in the public log yet.'),
    detail: b(
      '捐赠刚刚登记，几秒钟内就会进入日志。',
      'The gift was recorded a moment ago and enters the log within seconds.',
    ),
    whatToDo: b('请按 Retry-After 等待后再试。', 'Wait as Retry-After says and try again.'),
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
