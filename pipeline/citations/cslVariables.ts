/** The names that CSL 1.0.2 gives to kinds of works and to what is known of them, as far as the processor knows them. */

/** Printed as they stand, numbers among them. */
export const texts = new Set(
  `abstract annote archive archive_collection archive_location archive-place authority call-number
  chapter-number collection-number collection-title container-title container-title-short dimensions division
  DOI edition event event-place event-title genre ISBN ISSN issue jurisdiction keyword language medium note
  number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page
  page-first part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale
  section source status title title-short URL version volume volume-title`.split(/\s+/),
);

export const names = new Set(
  `author chair collection-editor compiler composer container-author contributor curator director editor
  editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
  performer producer recipient reviewed-author script-writer series-creator translator`.split(/\s+/),
);

export const dates = new Set(['accessed', 'event-date', 'issued', 'original-date', 'submitted']);

export const partsOfNames = [
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle',
];

/** Kinds of works; those that are younger than the processor are taken for the one most like them. */
export const types: ReadonlyMap<string, string> = new Map([
  ...`article article-journal article-magazine article-newspaper bill book broadcast chapter classic dataset
  entry entry-dictionary entry-encyclopedia figure graphic interview legal_case legislation manuscript map
  motion_picture musical_score pamphlet paper-conference patent personal_communication post post-weblog
  report review review-book song speech thesis treaty webpage`
    .split(/\s+/)
    .map((type): [string, string] => [type, type]),
  ['collection', 'manuscript'],
  ['document', 'article'],
  ['event', 'speech'],
  ['hearing', 'bill'],
  ['performance', 'speech'],
  ['periodical', 'book'],
  ['regulation', 'legislation'],
  ['software', 'book'],
  ['standard', 'report'],
]);
