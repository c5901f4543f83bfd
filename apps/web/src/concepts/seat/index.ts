import { peopleSection } from './form.ts';

export const sections = [peopleSection];
