export { type Language, languageOf } from '@tongzhou/messages';
