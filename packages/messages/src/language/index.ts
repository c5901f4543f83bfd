export { type Both, both, type Language, languageOf } from './language.ts';
