/** Workspaces need no scripts either: forms post, errors come back beside their fields. */
export const csr = false;
