export {
  type Both,
  both,
  type Language,
  languageOf,
  type ReaderLanguage,
  readerLanguageOf,
} from './language.ts';
export {
  isTakenUp,
  layDown,
  type Overlay,
  type OverlayFile,
  overlayFile,
  type TakenUp,
  takenUp,
  takeUp,
} from './overlay.ts';
export { inOneLine, say } from './say.ts';
