/** Letters of other scripts that look like Latin ones on the page (Unicode TR 39), and those, one under the other. */
const LOOK_ALIKES = 'аеорсухіјѕԁһӏԛԝАВЕКМНОРСТХІЅοανΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const LATIN = 'aeopcyxijsdhlqwabekmhopctxisoavabezhikmnoptyx';

/** A name as a reader sees it: without what has no shape on the page, in either language. */
export const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(
      /[\p{Script=Cyrillic}\p{Script=Greek}]/gu,
      (letter) => LATIN[LOOK_ALIKES.indexOf(letter)] ?? letter,
    )
    .toLowerCase();
