import type { Volunteer } from './state.ts';

/** Of somebody who has done nothing yet and has no seat: what is said at the desk comes on top of it. */
export const newVolunteer = (id: string) =>
  ({
    id,
    seat: null,
    seatOffer: null,
    availability: [],
    openToOthers: false,
    leftAt: null,
    asked: new Set<string>(),
    passed: new Set<string>(),
    shifts: [],
    tasks: new Set<string>(),
    certificates: [],
  }) satisfies Partial<Volunteer>;
