import { z } from 'zod';
import { parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const eventCharter = {
  eventsNoticedPerDay: parameterOr(
    100,
    both(
      '一个单位二十四小时内可登记的事件数：公开日志不可被灌满',
      'Events that one organisation may notice within 24 hours: the public log is no place to flood',
    ),
    both('起', 'events'),
    z.int().min(1).max(10_000),
  ),
};

type EventCharter = typeof eventCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends EventCharter {}
}
