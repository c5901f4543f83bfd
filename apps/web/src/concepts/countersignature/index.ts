import { countersignatureSection } from './form.ts';

export const sections = [countersignatureSection];
