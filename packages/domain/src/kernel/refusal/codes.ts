/**
 * Every way in which the system says no, with the parameters that its sentence needs. Each concept adds its own (`declare
 * module`) beside the sentences; a code without its sentence does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface RefusalParameters {}

export type RefusalCode = keyof RefusalParameters;
