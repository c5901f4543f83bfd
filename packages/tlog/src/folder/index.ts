/** What of this package needs a file system: for Node, never for a browser. `@tongzhou/tlog/folder`. */
export { makeFolderDurably, readFileOrNull, writeDurably } from './durable-file.ts';
export { lockFolder } from './folder-lock.ts';
export { FolderTileStore } from './folder-tile-store.ts';
export { FolderWitnessStore, originHash } from './folder-witness-store.ts';
