import { defineParams } from '@sveltejs/kit/params';
import { isLanguage } from '#texts/language.ts';

export const params = defineParams({
  lang: (value) => (isLanguage(value) ? value : undefined),
});
