/** Public pages are complete without scripts; an island asks for its own. */
export const csr = false;
