import { words } from '#texts/words.ts';

/** One's own account, the people of an organisation, tokens, and the ways in. */
export const accountTexts = words({
  title: ['我的账号', 'My account'],
  intro: [
    '登录方式、已登录的浏览器和找回办法都在这里。没有人能看到您的密码，管理员也不能。',
    'How you sign in, where you are signed in, and how you get back in. Nobody sees your password, no administrator either.',
  ],
  people: ['人员', 'People'],
  peopleIntro: [
    '谁来、谁走、各自办理什么，都在这里。分工记入公开记录，姓名只有本机构的人看得到。链接只能用一次；密码由本人设定。',
    'Who comes, who goes, and who does what. What each may do is public; names are seen by your own organisation alone. A link works once; people set their own passwords.',
  ],
  peopleIntroOthers: [
    '本机构各自办理什么。增减人员、调整分工由负责人员管理的同事办理。分工公开，姓名只有本机构的人看得到。',
    'Who of your organisation does what. Colleagues who administer people invite others and change this. It is public; names are seen by your own organisation alone.',
  ],
  personNeeded: ['须由本人登录后查看。', 'This takes a person who is signed in.'],
  everything: ['全部', 'everything'],
  doesNothing: ['尚未分工', 'nothing yet'],
  theOperator: ['系统管理员', 'the operator'],
  cameBy: (time: string, by: string) => [`${time} 加入，由${by}开设`, `since ${time}, by ${by}`],
  changedBy: (time: string, by: string, reason: string) => [
    `${time} 由${by}调整：${reason}`,
    `changed ${time} by ${by}: ${reason}`,
  ],
  rekeyedBy: (time: string, by: string) => [`${time} 登录由${by}重设`, `given a new way in ${time} by ${by}`],
  closedBy: (time: string, by: string, reason: string) => [
    `${time} 由${by}关闭：${reason}`,
    `closed ${time} by ${by}: ${reason}`,
  ],
  change: ['调整分工、离岗、重设密码…', 'Change what this person may do, end, reset…'],
  appoint: ['调整分工', 'Change what this person may do'],
  reason: ['理由', 'Reason'],
  reasonHint: ['记入公开记录，请勿写姓名。', 'It stands in the public record: no names.'],
  singleFunctions: ['单项职能', 'Single functions'],
  otherSeats: ['没有账号的席位', 'Seats without an account'],
  otherSeatsIntro: ['程序使用的席位，或随记录载入的席位。', 'Used by programs, or loaded with a record.'],
  tokens: ['令牌', 'Tokens'],
  tokensIntro: [
    '令牌让程序以您的席位办事，只限选定的职能，最长 90 天。令牌不能开具令牌，账号结束时一并失效。',
    'A token lets a program act in your seat, in the functions that you choose, for 90 days at most. It makes no other tokens, and ends with your account.',
  ],
  done: ['已办理。', 'Done.'],
  // A newcomer's e-mail
  emailTitle: ['确认邮箱', 'Confirm your e-mail'],
  emailIntro: [
    '六位验证码已发到您开户用的邮箱。确认之前，本账号不能提交任何内容；已填写的申请会保留 20 分钟。',
    'A code of six digits is on its way to the e-mail with which you opened the account. Until it is confirmed nothing is taken from this account; an application that you have filled in is kept for 20 minutes.',
  ],
  emailCode: ['六位验证码', 'Code of six digits'],
  emailHint: ['10 分钟内有效，可输错五次。', 'It holds for 10 minutes and five tries.'],
  emailWrong: [
    '验证码不对或已失效，请核对或重新发送。',
    'It is wrong or holds no longer: look again, or ask for another.',
  ],
  emailNone: [
    '没有收到？请查看垃圾邮件，或重新发送；新验证码会使旧的失效。',
    'Nothing came? Look among the unwanted letters, or ask for another code, which ends the one before.',
  ],
  emailAgain: ['重新发送', 'Send another'],
  emailSent: ['已重新发送。', 'Another is on its way.'],
  emailWait: (seconds: string) => [`请在 ${seconds} 秒后再试。`, `Please wait ${seconds} seconds.`],
  emailDone: ['您的邮箱无须再确认。', 'Nothing is left to confirm.'],
  // Passkeys
  passkeys: ['通行密钥', 'Passkeys'],
  passkeysIntro: [
    '用手机或电脑的指纹、面容或锁屏密码登录，不必输入密码，也骗不走。建议登记两把。',
    'Sign in with the fingerprint, face or screen lock of your telephone or computer: nothing to type, nothing to be tricked out of. Two are better than one.',
  ],
  passkeyName: ['给它起个名', 'A name for it'],
  passkeyNameHint: ['例如“值班手机”。', 'For example “duty telephone”.'],
  passkeyAdd: ['登记通行密钥', 'Add a passkey'],
  passkeySignIn: ['用通行密钥登录', 'Sign in with a passkey'],
  passkeyFailed: [
    '没有完成。请再试一次，或用密码登录。',
    'That did not work. Please try again, or use your password.',
  ],
  passkeyNeedsScript: [
    '登记通行密钥需要启用脚本的浏览器；不用脚本时可用密码和动态验证码。',
    'Passkeys need a browser with scripts; without, use a password and a code.',
  ],
  unnamed: ['未命名', 'unnamed'],
  since: (time: string) => [`${time} 起`, `since ${time}`],
  remove: ['移除', 'Remove'],
  lastWayIn: [
    '这是唯一的登录方式。请先设密码或登记另一把通行密钥。',
    'It is the only way in. Set a password or add another passkey first.',
  ],
  // Password
  password: ['密码', 'Password'],
  passwordBefore: ['现在的密码', 'The present password'],
  passwordAfter: ['新密码', 'The new password'],
  passwordHint: [
    '至少 10 个字符，不能容易猜到。几个互不相干的词最好记。',
    'At least 10 characters, not easily guessed. Several words that have nothing to do with each other are easiest to remember.',
  ],
  passwordSet: ['保存新密码', 'Save the new password'],
  passwordNone: [
    '尚未设密码，只能用通行密钥登录。',
    'There is no password: only passkeys open this account.',
  ],
  passwordSaved: [
    '新密码已保存，其他浏览器已退出。',
    'The new password is saved; other browsers are signed out.',
  ],
  faults: {
    short: ['密码太短，至少 10 个字符。', 'The password is too short: at least 10 characters.'],
    long: ['密码太长，最多 200 个字符。', 'The password is too long: at most 200 characters.'],
    easy: [
      '这个密码容易猜到，或已在别处泄露。请换一个更长的。',
      'This password is easily guessed, or known from breaches. Please choose a longer one.',
    ],
  },
  wrongPassword: ['密码不正确。', 'The password is wrong.'],
  tooMany: ['尝试太快，请稍候再试。', 'Too fast. Please wait a moment and try again.'],
  // Codes
  codes: ['动态验证码', 'One-time codes'],
  codesIntro: [
    '登录时除密码外再输入验证器应用上的六位数字。通行密钥不需要它。',
    'Beside the password, six digits from an application on your telephone. Passkeys need none.',
  ],
  codesOn: ['已启用', 'In use'],
  codesBegin: ['启用动态验证码', 'Begin to use codes'],
  codesScan: [
    '用验证器应用扫描二维码，或输入下面的密钥，然后填入它显示的六位数字。',
    'Scan this with an authenticator application, or type the secret below; then fill in the six digits that it shows.',
  ],
  code: ['六位数字', 'Six digits'],
  codesConfirm: ['确认启用', 'Confirm'],
  codeWrong: ['验证码不正确或已过期。', 'The code is wrong, or too old.'],
  codesEnd: ['停用动态验证码', 'Stop using codes'],
  backup: ['备用码', 'Backup codes'],
  backupIntro: [
    '手机不在身边时用，每个只能用一次。请抄在纸上收好，离开本页后不再显示。',
    'For when the telephone is not at hand; each works once. Write them down: they are not shown again.',
  ],
  backupNew: ['换一组备用码', 'Make new backup codes'],
  // The second step
  codeTitle: ['输入验证码', 'Enter the code'],
  codeIntro: [
    '密码正确。请输入验证器应用上的六位数字，或一个备用码。',
    'The password is right. Enter the six digits of your application, or one of your backup codes.',
  ],
  codeField: ['验证码或备用码', 'Code or backup code'],
  goOn: ['继续', 'Continue'],
  // Sessions
  sessions: ['已登录的浏览器', 'Where you are signed in'],
  sessionsIntro: [
    '一小时不用或满十二小时会自动退出；正在填写的表单会保留。',
    'A browser is signed out after an hour without use, and after twelve hours in any case; the form in hand is kept.',
  ],
  thisOne: ['本浏览器', 'this browser'],
  lastUsed: (time: string) => [`最近使用 ${time}`, `last used ${time}`],
  end: ['退出', 'Sign out'],
  endAll: ['在所有地方退出', 'Sign out everywhere'],
  // Proof again
  stepUp: [
    '这一步无法撤回，请先再登录一次，确认是您本人。已填写的内容会保留。',
    'This cannot be undone: please sign in once more, so that it is certainly you. What you typed is kept.',
  ],
  sessionEnded: [
    '登录已到期。请重新登录，刚才填写的内容会原样放回表单。',
    'Your session had ended. Sign in, and what you had typed stands in the form again.',
  ],
  signInAgain: ['重新登录', 'Sign in again'],
  // Reset
  forgot: ['忘记密码？', 'Forgotten your password?'],
  forgotTitle: ['重设密码', 'A new password'],
  forgotIntro: [
    '填写邮箱。如果有这个账号，几分钟内会收到一个链接，30 分钟内有效，只能用一次。收不到时请找本机构的管理员。',
    'Enter your e-mail. If there is such an account, a link arrives within minutes; it holds for 30 minutes and works once. If none comes, ask whoever manages your organisation’s people.',
  ],
  forgotNoPost: [
    '本站没有设邮件服务器。请找本机构的管理员，他可以给您一个一次有效的链接。',
    'This site sends no e-mail. Ask whoever manages your organisation’s people for a link that works once.',
  ],
  forgotSend: ['发送链接', 'Send the link'],
  forgotSent: ['如果有这个账号，链接已经发出。', 'If there is such an account, the link is on its way.'],
  resetTitle: ['设置新密码', 'Set a new password'],
  linkEnded: [
    '这个链接已经用过、被收回或过期。请向给您链接的人再要一个。',
    'This link has been used, taken back, or has run out. Ask for another one where it came from.',
  ],
  resetDone: ['新密码已保存，请登录。', 'The new password is saved. Please sign in.'],
  // Joining
  joinTitle: ['加入', 'Join'],
  joinOwn: (organisation: string) => [
    `您受邀在“${organisation}”开通账号。`,
    `You are invited to an account in ${organisation}.`,
  ],
  joinNew: [
    '您受邀带自己的机构加入。先开通账号，再登记机构。',
    'You are invited to join with your organisation: the account first, then the organisation.',
  ],
  joinName: ['您的姓名', 'Your name'],
  joinNameHint: [
    '只有本机构的人能看到，公开记录里没有。',
    'Seen by your own organisation alone; no public record holds it.',
  ],
  joinWithPassword: ['用密码开通', 'Join with a password'],
  joinWithPasskey: ['用通行密钥开通', 'Join with a passkey'],
  joinWithPasskeyHint: [
    '推荐。下一步在本机登记通行密钥，需要启用脚本。',
    'Recommended. The next step adds a passkey on this device; it needs scripts.',
  ],
  joinPasskeyNext: [
    '账号已开通，但还没有登录方式。请现在登记通行密钥，或设一个密码。',
    'The account is open, and nothing opens it again yet. Add a passkey now, or set a password.',
  ],
  taken: ['这个邮箱已有账号。', 'There is an account with this e-mail.'],
  emailUnfit: ['请填写完整的邮箱。', 'Please enter a whole e-mail address.'],
  // People
  accountEnded: ['已结束', 'ended'],
  you: ['您', 'you'],
  hasPassword: ['密码', 'password'],
  hasPasskeys: (count: string) => [`通行密钥 ${count}`, `passkeys ${count}`],
  hasCodes: ['动态验证码', 'codes'],
  noWayIn: ['无登录方式', 'no way in'],
  reset: ['给出重设链接', 'Make a link to a new password'],
  endAccount: ['结束账号', 'End this account'],
  openAccount: ['重新开通', 'Open it again'],
  invite: ['邀请', 'Invite'],
  inviteOne: ['邀请一人', 'Invite one person'],
  inviteMany: ['邀请多人', 'Invite several'],
  inviteManyHint: [
    '每行一人：姓名，邮箱。邮箱可以不填。最多 100 行。',
    'One person a line: name, e-mail. The e-mail may be left out. At most 100 lines.',
  ],
  name: ['姓名', 'Name'],
  email: ['邮箱', 'E-mail'],
  organisation: ['机构', 'Organisation'],
  ownOrganisation: ['本机构', 'My organisation'],
  newOrganisation: ['尚未登记的新机构', 'A new one, not on the register yet'],
  roles: ['可办理', 'May do'],
  rolesHint: [
    '可选几项。互相制约的事（收货与查验，提出与批准，申请与付款）请分给不同的人。',
    'Several if need be. What checks each other (receiving and inspecting, proposing and approving, requesting and paying) is for different people.',
  ],
  rolesHintLead: [
    '本机构的人：可选几项，互相制约的事请分给不同的人。其他机构的第一人先办理全部事项，再由其自行分工。',
    'Of your own organisation: several if need be; what checks each other is for different people. The first person of another organisation does everything there, and then divides the work.',
  ],
  links: ['链接', 'Links'],
  linksIntro: [
    '把链接或二维码交给本人。只显示这一次，只能用一次，七天内有效。',
    'Give each person their link or picture. Shown this once; each works once, within seven days.',
  ],
  resetLinkIntro: [
    '把链接交给本人，24 小时内有效，只能用一次。用了以后，原来的密码、通行密钥和验证码都失效。',
    'Give this link to that person; it holds for 24 hours and works once. It ends the former password, passkeys and codes.',
  ],
  resetLinkSent: [
    '链接已发到本人邮箱，24 小时内有效，只能用一次。本机构全体管理人员已收到告知。',
    'The link went to that person’s own e-mail; it holds for 24 hours and works once. All who administer your organisation have been told.',
  ],
  sent: ['已发邮件', 'sent by e-mail'],
  invitations: ['邀请', 'Invitations'],
  states: {
    waits: ['等待加入', 'waits'],
    used: ['已加入', 'joined'],
    expired: ['已过期', 'ran out'],
    ended: ['已收回', 'taken back'],
  },
  until: (time: string) => [`至 ${time}`, `until ${time}`],
  inviteAgain: ['换一个链接', 'Another link'],
  inviteEnd: ['收回', 'Take back'],
  atLine: (line: string, sentence: string) => [`第 ${line} 行：${sentence}`, `Line ${line}: ${sentence}`],
  peopleFaults: {
    'not-manager': [
      '须由本机构负责人员管理的人登录后办理。',
      'This takes a person, signed in, who administers the people of your organisation.',
    ],
    'step-up-needed': [
      '请先重新登录一次，确认是您本人，再办理。',
      'Please sign in once more first, so that it is certainly you.',
    ],
    'not-found': ['没有找到，可能已经办理。', 'Not found; it may have been dealt with already.'],
    oneself: ['不能对自己的账号这样做。', 'Not with your own account.'],
    'functions-unsaid': [
      '请至少选一项本人可办理的事。',
      'Choose at least one thing that this person may do.',
    ],
    'nobody-named': ['请写明姓名。', 'Please name the person.'],
    'too-many': [
      '一次最多 100 人，等待中的邀请最多 500 个。',
      'At most 100 people at once, and 500 invitations that wait.',
    ],
    'email-unfit': ['邮箱不完整。', 'The e-mail is not a whole address.'],
    'organisation-unfit': [
      '只能邀请本机构的人；牵头部门还可以邀请新机构，以及已登记而尚无账号的机构的第一人。',
      'You can invite people of your own organisation; the lead also new organisations, and the first person of a registered one.',
    ],
  },
  // Tokens
  tokenLabel: ['用途', 'What it is for'],
  tokenDays: ['天数（最长 90）', 'Days (90 at most)'],
  tokenMake: ['开具令牌', 'Make a token'],
  tokenShown: [
    '这是令牌，只显示这一次。请立即存入程序。',
    'This is the token, shown this once. Put it into the program now.',
  ],
  tokenFunctions: ['可用于的职能', 'The functions that it acts in'],
  ownRight: ['不需要职能的本方事项', 'own matters that take no function'],
  allFunctions: ['席位的全部职能', 'all of the seat’s functions'],
  neverUsed: ['从未使用', 'never used'],
  tokenEnded: ['已到期', 'ran out'],
  revoke: ['收回', 'Take back'],
  tokenFaults: {
    'person-needed': ['须由本人登录后办理。', 'This takes a person who is signed in.'],
    'too-many-tokens': [
      '令牌已有 20 个，请先收回不用的。',
      'There are 20 tokens: take back one that is not used.',
    ],
    'functions-unsaid': ['请至少选一项职能。', 'Choose one function at least.'],
    'functions-beyond': [
      '只能选您的席位可办理的职能。',
      'A token does no more than your seat may: choose among its functions.',
    ],
    'label-unsaid': ['请写明用途。', 'Say what it is for.'],
  },
});
