import { words } from '#texts/words.ts';

export const signInTexts = words({
  newHere: ['机构还没有账号？', 'No account for your organisation yet?'],
  title: ['登录', 'Sign in'],
  email: ['邮箱', 'E-mail'],
  password: ['密码', 'Password'],
  submit: ['登录', 'Sign in'],
  wrong: [
    '邮箱或密码不正确。请核对后再试。新开的账号还没有确认邮箱的，请用“忘记密码？”收取链接，设好密码即为确认。',
    'E-mail or password is wrong. Please check and try again. Whoever opened an account and has not confirmed its e-mail uses “Forgotten your password?”: the link confirms it.',
  ],
  tooMany: ['尝试次数过多，请几分钟后再试。', 'Too many attempts. Please wait a few minutes.'],
  demo: ['演练账号', 'Exercise accounts'],
  demoIntro: [
    '演练中可以直接以下列身份登录，体验每个岗位。',
    'In an exercise you may take any of these seats and try the work.',
  ],
  as: (duty: string) => [`以“${duty}”登录`, `Sign in as “${duty}”`],
});
