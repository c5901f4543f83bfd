import { CHINA, COUNTRY_UNSAID, type Country } from '@tongzhou/domain/kernel';

let here = COUNTRY_UNSAID;

/**
 * In which country the record is kept that these pages show. A server keeps one record, and its country never changes: said once
 * at the door, so that no page has to hand a clock to each moment that it prints.
 */
export const beIn = (country: Country): void => {
  here = country;
};

export const place = (): Country => here;

/** The place's clock as `Intl` calls it. */
export const timeZone = (): string => (here.clock === CHINA ? 'Asia/Shanghai' : here.clock);

/** What people call its time. */
export const nameOfTime = (): readonly [zh: string, en: string] =>
  here.clock === CHINA
    ? ['北京时间', 'China time']
    : here.clock === 'Europe/London'
      ? ['英国时间', 'UK time']
      : ['当地时间', 'local time'];
