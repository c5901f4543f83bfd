export { FILE_TYPES, type FileFault, type FileType, type KeptFile, keptFile } from './kept-file.ts';
