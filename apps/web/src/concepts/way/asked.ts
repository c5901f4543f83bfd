/** How many steps of a way lie before those that a page shows, as its address says. */
export const stepsBefore = (url: URL): number => {
  const from = Number(url.searchParams.get('from'));
  return Number.isSafeInteger(from) && from > 0 ? from : 0;
};
