export { type Both, type Language, languageOf } from './language.ts';
