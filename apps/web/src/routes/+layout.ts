/** The page for an address outside the site's languages needs no script. */
export const csr = false;
