export { type DoorFault, OWN_RIGHT } from './door-rule.ts';
export { DEMO_PASSWORD, Identity, type SignedIn } from './identity.ts';
export { TOKEN_DAYS_MAX } from './tokens.ts';
export type { Visitor } from './visitor.ts';
