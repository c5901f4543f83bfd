export * from './facts.ts';
export { KEY_HOURS, whyNotTwo } from './hands.ts';
export * from './roles.ts';
export { isAdministered, isVolunteerSeat, maySit, openSeatsOf, seatHas, whyNotFromSeat } from './rules.ts';
export * from './state.ts';
