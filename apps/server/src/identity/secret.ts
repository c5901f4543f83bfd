import { hash } from 'node:crypto';
import { drawBytes } from '../sealing/chance.ts';

/** 256 random bits, in letters that need no quoting anywhere. */
export const newSecret = (): string => drawBytes(32).toString('base64url');

/** What is kept of a secret: enough to recognise it, too little to use it. A fast hash does, for it cannot be guessed. */
export const digest = (secret: string): string => hash('sha256', secret);

/** Drawn, so that it tells nothing of whoever sits there. */
export const newSeat = (): string => `seat-${drawBytes(8).toString('hex')}`;
