import { both } from '../language/language.ts';

/** What only a server has. */
export const doorThings = {
  webhook: { name: both('推送订阅（Webhook）', 'webhook') },
  device: { name: both('设备', 'device') },
  path: { name: both('地址', 'address') },
  view: { name: both('视图', 'view') },
};

type DoorThings = typeof doorThings;
declare module '@tongzhou/domain' {
  interface Things extends DoorThings {}
}
