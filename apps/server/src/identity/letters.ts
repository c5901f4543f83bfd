import { type Letter, postOffice } from '../mail/post-office.ts';

type Language = 'zh' | 'en';

/** Whether letters can be sent from here at all. */
export const sendsLetters = (): boolean => Boolean(process.env.TONGZHOU_SMTP_URL);

export const resetLetter = (link: string, language: Language): Letter =>
  language === 'zh'
    ? {
        subject: '同舟：重设密码',
        text: `有人请求重设您的同舟账号密码。请在 30 分钟内打开下面的链接设置新密码，链接只能用一次：\n\n${link}\n\n如果不是您本人操作，请忽略本邮件，您的密码不会改变。\n`,
      }
    : {
        subject: 'Tongzhou: a new password',
        text: `Somebody asked for a new password for your Tongzhou account. Open this link within 30 minutes to set one; it works once:\n\n${link}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
      };

/** `page`: where the code is typed. */
export const confirmationLetter = (code: string, page: string, language: Language): Letter =>
  language === 'zh'
    ? {
        subject: `同舟：验证码 ${code}`,
        text: `您的验证码是：\n\n${code}\n\n请在 10 分钟内填写，以确认这个邮箱是您的：\n${page}\n\n如果不是您本人开户，请忽略本邮件：没有验证码，该账号什么也做不了。\n`,
      }
    : {
        subject: `Tongzhou: your code ${code}`,
        text: `Your code is:\n\n${code}\n\nType it within 10 minutes to show that this e-mail is yours:\n${page}\n\nIf it was not you who opened an account, do nothing: without the code it can do nothing either.\n`,
      };

/** To whoever owns an e-mail that somebody opened a second account with; who reads it may read either language. */
export const alreadyHereLetter = (link: string): Letter => ({
  subject: '同舟：您已有账号 / Tongzhou: you have an account',
  text: `有人用您的邮箱在同舟重新注册。您已有账号，请直接登录；忘记密码、或当时没有确认邮箱的，可在登录页重设密码：\n\n${link}\n\n如果不是您本人操作，无须处理，您的账号没有变化。\n\nSomebody has registered at Tongzhou with your e-mail. You have an account: sign in at the address above. Whoever forgot the password, or never confirmed the e-mail, has a link for a new one sent there. If it was not you, nothing is to be done: your account is as it was.\n`,
});

/** To whoever's way in a colleague made anew; who reads it may read either language. */
export const madeAnewLetter = (link: string, by: string): Letter => ({
  subject: '同舟：同事为您重设登录 / Tongzhou: a colleague made you a new way in',
  text: `本机构管理人员 ${by} 为您重设了登录，您在各设备上的登录已结束。请在 24 小时内打开下面的链接设置新密码，链接只能用一次，请勿转发：\n\n${link}\n\n如果不是您要求的，请勿使用，并立即告知本机构其他管理人员。\n\n${by}, who administers your organisation’s people, made you a new way in; your sessions have ended. Open the link above within 24 hours; it works once and is for you alone. If you did not ask for it, do not use it, and tell others who administer your organisation at once.\n`,
});

/** To the person, and to all who administer its organisation: what a colleague did with an account. */
export const handledLetter = ({
  what,
  by,
  name,
}: {
  readonly what: 'made-anew' | 'ended';
  readonly by: string;
  readonly name: string;
}): Letter => {
  const [zh, en] =
    what === 'ended'
      ? [`结束了 ${name} 的账号`, `ended the account of ${name}`]
      : [`重设了 ${name} 的登录`, `made ${name} a new way in`];
  return {
    subject: '同舟：本机构账号变动 / Tongzhou: an account of your organisation',
    text: `${by} ${zh}。如非应有，请立即查问；公开日志中有记录。\n\n${by} ${en}. If that should not be, ask at once; it stands in the public log.\n`,
  };
};

export const invitationLetter = (link: string, organisation: string | null, language: Language): Letter =>
  language === 'zh'
    ? {
        subject: '同舟：邀请您加入',
        text: `${organisation === null ? '邀请您的机构加入同舟。' : `“${organisation}”邀请您在同舟开通账号。`}请在 7 天内打开下面的链接，链接只能用一次，请勿转发：\n\n${link}\n`,
      }
    : {
        subject: 'Tongzhou: you are invited',
        text: `${organisation === null ? 'Your organisation is invited to Tongzhou.' : `${organisation} invites you to an account on Tongzhou.`} Open this link within 7 days; it works once and is for you alone:\n\n${link}\n`,
      };

/** Sent behind the answer: neither its time nor its failure tells anybody whether there is such an address. */
export function post(to: string, letter: Letter): void {
  let office: ReturnType<typeof postOffice> = null;
  try {
    office = postOffice();
  } catch (error) {
    console.error('tongzhou: letters cannot be sent:', (error as Error).message);
  }
  void office
    ?.send(to, letter)
    .catch((error: Error) => console.error('tongzhou: a letter could not be sent:', error.message))
    .finally(() => office?.close());
}
