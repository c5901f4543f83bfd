import { noticeTexts } from './texts.ts';

/** Who is told of what. */
export const texts = { notices: noticeTexts };
