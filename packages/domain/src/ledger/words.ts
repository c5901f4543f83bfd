import { both, type Words } from '../kernel/words/words.ts';
import type { ACCOUNT_KINDS, ACCOUNT_PURPOSES } from './transfer.ts';

const accountKind: Words<(typeof ACCOUNT_KINDS)[number]> = {
  donor: both('捐赠人', 'donor'),
  supplier: both('供应商', 'supplier'),
  stock: both('库存', 'stock'),
  transit: both('在途', 'in transit'),
  facility: both('医疗机构', 'facility'),
  consumed: both('已使用', 'consumed'),
  loss: both('损耗', 'loss'),
  returned: both('已退回', 'returned'),
  fund: both('善款', 'fund'),
  spent: both('已支付', 'spent'),
};

const accountPurpose: Words<(typeof ACCOUNT_PURPOSES)[number]> = {
  none: both('不分用途', 'no purpose'),
  free: both('可统筹', 'free'),
  earmarked: both('定向', 'earmarked'),
  reserve: both('机构留存', 'reserve'),
  quarantine: both('待查验', 'quarantine'),
};

/** The words of its lists. */
export const ledgerWords = { accountKind, accountPurpose };

/** What a refusal may be about, and in which states it can be. */
export const ledgerThings = {
  account: { name: both('账户', 'account') },
};

type LedgerThings = typeof ledgerThings;
declare module '../kernel/words/things.ts' {
  interface Things extends LedgerThings {}
}
