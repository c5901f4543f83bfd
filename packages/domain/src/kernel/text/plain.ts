/** A name as a reader sees it: without what has no shape on the page, in either language. */
export const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase();
