import type { Tongzhou, Visitor } from '#server/tongzhou.ts';

declare global {
  namespace App {
    interface Locals {
      tongzhou: Tongzhou;
      visitor: Visitor | null;
    }
    interface Platform {
      req: import('node:http').IncomingMessage & { tongzhou?: Tongzhou };
    }
  }
}
