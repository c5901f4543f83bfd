/** A place's clock: where its moments are typed and read, wherever the reader is. */
export type Clock = { readonly timeZone: string; readonly utcOffset: `${'+' | '-'}${number}:${number}` };

export const CHINA: Clock = { timeZone: 'Asia/Shanghai', utcOffset: '+08:00' };
