/** Turns the citations of a book into text as its style sets them, each leading to its work, and into the list of works. */
import type { LinkTarget } from '../links/parseLink.ts';
import type { Citation, Cite, ListedWork, SetCitations, StyledText } from './Citation.ts';
import { workAnchor } from './Citation.ts';
import type { OpenStyle } from './openStyle.ts';
import type { CslItem } from './Reference.ts';
import { type Leaf, leavesOf, styledText } from './readStyledText.ts';

// Where a cite of several begins and ends in what the processor writes: private signs before its prefix and after its suffix.
const BEGIN = 0xe100;
const END = '\ue000';

/** `items` are those that are cited; every key of a citation is among them. */
export function setCitations(
  citations: readonly Citation[],
  items: readonly CslItem[],
  { driver, namer }: OpenStyle,
): SetCitations {
  driver.resetReferences([...items]);
  const inSentence = (citation: Citation) => citation.inSentence && namer === undefined;
  const plain = rendered(
    driver,
    citations.map((each) => clusterOf(each, inSentence(each), false)),
  );
  const works = driver.makeBibliography().map(workOf);
  const { hangingIndent } = driver.bibliographyMeta();
  const hasSeveral = citations.some(({ cites }) => cites.length > 1);
  const marked = hasSeveral
    ? rendered(
        driver,
        citations.map((each) => clusterOf(each, inSentence(each), true)),
      )
    : plain;
  const authors = namer === undefined ? [] : namesOf(citations, items, namer);
  const listed = new Set(works.map(({ key }) => key));
  return {
    citations: citations.map((citation, index) => {
      const leaves = cutAtMarks(plain[index] ?? '', marked[index] ?? '', citation);
      const text = linked(leaves, citation, listed);
      const name = authors[index];
      return name === undefined ? text : [{ type: 'text', text: `${name}\u00a0` }, ...text];
    }),
    works,
    hanging: hangingIndent,
  };
}

type Cluster = Parameters<OpenStyle['driver']['initClusters']>[0][number];

function clusterOf({ cites }: Citation, inSentence: boolean, areMarked: boolean): Cluster {
  return {
    cites: cites.map((cite, index) => citeOf(cite, areMarked ? index : undefined)),
    ...(inSentence ? { mode: 'Composite' } : {}),
  };
}

function citeOf({ key, prefix, suffix, locator, withoutAuthor }: Cite, index: number | undefined): object {
  const begin = index === undefined ? '' : String.fromCharCode(BEGIN + index);
  const end = index === undefined ? '' : END;
  return {
    id: key,
    ...(begin + prefix === '' ? {} : { prefix: begin + prefix }),
    ...(suffix + end === '' ? {} : { suffix: suffix + end }),
    ...(locator === undefined ? {} : { locator: locator.value, label: locator.name }),
    ...(withoutAuthor ? { mode: 'SuppressAuthor' } : {}),
  };
}

/** HTML of each cluster, in their order. */
function rendered(driver: OpenStyle['driver'], clusters: readonly Cluster[]): readonly string[] {
  driver.initClusters(clusters.map((cluster, index) => ({ ...cluster, id: String(index) })));
  driver.setClusterOrder(clusters.map((_, index) => ({ id: String(index) })));
  const { allClusters } = driver.fullRender();
  return clusters.map((_, index) => String(Reflect.get(Object(allClusters), String(index)) ?? ''));
}

/** The authors of the works that a sentence names, where the style prints none. */
function namesOf(
  citations: readonly Citation[],
  items: readonly CslItem[],
  namer: OpenStyle['driver'],
): readonly (string | undefined)[] {
  namer.resetReferences([...items]);
  const clusters = citations.map(({ cites }) => ({
    cites: cites.map(({ key }) => ({ id: key })),
    mode: 'AuthorOnly',
  }));
  const names = rendered(namer, clusters);
  return citations.map(({ inSentence }, index) =>
    inSentence
      ? leavesOf(names[index] ?? '')
          .map(({ text }) => text)
          .join('')
      : undefined,
  );
}

// ---------------------------------------------------------------- links

interface CutLeaf extends Leaf {
  /** Of the cite that it belongs to, if of one. */
  readonly cite: number | undefined;
}

/** The marks part a style's collapsed cites (`2019, 2020`); where they would change the text they are left out, and all of it is the first cite's. */
function cutAtMarks(plain: string, marked: string, { cites }: Citation): readonly CutLeaf[] {
  const whole = leavesOf(plain).map((leaf) => ({ ...leaf, cite: 0 }));
  if (cites.length < 2) return whole;
  let cite: number | undefined;
  const cut = leavesOf(marked).flatMap((leaf) =>
    // The processor sets off a prefix or suffix that ends or begins with a letter.
    leaf.text.split(/([\ue100-\ue8ff] ?| ?\ue000)/).flatMap((text): readonly CutLeaf[] => {
      const sign = text.trim().charCodeAt(0);
      if (text.trim() === END) cite = undefined;
      else if (sign >= BEGIN && sign < 0xe900) cite = sign - BEGIN;
      else if (text !== '') return [{ ...leaf, text, cite }];
      return [];
    }),
  );
  const textOf = (leaves: readonly Leaf[]) => leaves.map(({ text }) => text).join('');
  return textOf(cut) === textOf(whole) ? cut : whole;
}

/** Neighbours that lead to the same work are one link. */
function linked(
  leaves: readonly CutLeaf[],
  { cites }: Citation,
  listed: ReadonlySet<string>,
): readonly StyledText[] {
  const text: StyledText[] = [];
  let run: CutLeaf[] = [];
  const endRun = () => {
    const key = cites[run[0]?.cite ?? -1]?.key;
    const children = styledText(run, false);
    if (key === undefined || !listed.has(key)) text.push(...children);
    else {
      const to: LinkTarget = { type: 'anchor', anchor: workAnchor(key) };
      text.push({ type: 'link', to, children });
    }
    run = [];
  };
  for (const leaf of leaves) {
    if (run.length > 0 && run[0]?.cite !== leaf.cite) endRun();
    run.push(leaf);
  }
  if (run.length > 0) endRun();
  return text;
}

function workOf({ id, value }: { readonly id: string; readonly value: string }): ListedWork {
  const leaves = leavesOf(value);
  const label = leaves.filter(({ isLabel }) => isLabel);
  const text = styledText(
    leaves.filter(({ isLabel }) => !isLabel),
    true,
  );
  return { key: id, ...(label.length === 0 ? {} : { label: styledText(label, false) }), text };
}
