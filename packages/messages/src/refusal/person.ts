import { figure, type Sayers, said } from './sentence.ts';

/** What is said to a person who gave, and to those who look after that person's data. */
export const person: Sayers<'person-not-held' | 'secret-wrong' | 'too-many-attempts'> = {
  'person-not-held': ({ receiptCode }) =>
    said(
      ['这份收据下没有保存个人信息。', 'No personal data are held for this receipt.'],
      [
        `${receiptCode}：可能从未登记个人信息，也可能已经删除。`,
        `${receiptCode}: there may never have been any, or they have been erased.`,
      ],
      [
        '请核对收据编号；若已申请删除，则无须再办。',
        'Check the code; if you had them erased, nothing is left to do.',
      ],
    ),
  'secret-wrong': () =>
    said(
      ['收据密码不对。', 'The receipt’s secret is wrong.'],
      ['密码与这份收据不符。', 'It does not belong to this receipt.'],
      [
        '请核对收据上的 20 位密码；遗失时请联系接收捐赠的机构。',
        'Check the 20 characters on the receipt; if it is lost, ask the organisation that took the gift in.',
      ],
    ),
  'too-many-attempts': ({ waitSeconds }) =>
    said(
      ['尝试次数过多。', 'Too many attempts.'],
      [
        `为防止猜测，请等待 ${figure(waitSeconds)} 秒。`,
        `So that nobody guesses, please wait ${figure(waitSeconds)} seconds.`,
      ],
      ['请稍后再试。', 'Please wait and try again.'],
    ),
};
