import type { MatterKind } from './facts.ts';

export type Matter = {
  readonly id: string;
  kind: MatterKind;
  readonly organisation: string;
  readonly note: string;
  readonly foundAt: string;
  readonly recordedAt: string;
};
