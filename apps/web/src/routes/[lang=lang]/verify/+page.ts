/** The one public page that runs a script: checking in the reader's own browser. Without scripts it is complete, too. */
export const csr = true;
