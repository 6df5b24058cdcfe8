/** Turns what a PDF says of itself as a whole into faults: tagging, language, metadata, claims, attachments. */
import { SaxesParser } from 'saxes';
import { isList, isMap, PdfName, PdfStream, type PdfValue } from '../pdfValues.ts';
import type { PdfFile } from '../readPdf.ts';
import { elementsIn, numberOf, type StructureNode, treeEntries } from '../readStructure.ts';
import type { PdfFault } from './PdfFault.ts';

export function checkDocument(file: PdfFile, top: readonly StructureNode[]): readonly PdfFault[] {
  return [
    ...tagging(file),
    ...metadata(file),
    ...nothingHidden(file),
    ...outputIntent(file),
    ...attachments(file, top),
  ];
}

function* tagging(file: PdfFile): Generator<PdfFault> {
  const { catalogue } = file;
  if (
    file.resolve(file.map(catalogue.get('MarkInfo')).get('Marked')) !== true ||
    !catalogue.has('StructTreeRoot')
  )
    yield { rule: 'tagged', message: 'the file is not marked as tagged' };
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(file.text(catalogue.get('Lang')) ?? ''))
    yield { rule: 'language', message: 'the catalogue names no language' };
  if (file.resolve(file.map(catalogue.get('ViewerPreferences')).get('DisplayDocTitle')) !== true)
    yield { rule: 'display-title', message: 'readers are not told to show the title' };
}

function* metadata(file: PdfFile): Generator<PdfFault> {
  const xml = file.stream(file.catalogue.get('Metadata'));
  const properties = xml === undefined ? undefined : xmpProperties(Buffer.from(xml).toString('utf8'));
  if (properties === undefined) {
    yield { rule: 'metadata', message: 'the metadata is not well-formed XML' };
    return;
  }
  const title = properties.get('dc:title') ?? '';
  const named = file.text(file.map(file.trailer.get('Info')).get('Title'));
  if (title.trim() === '' || title !== named)
    yield {
      rule: 'title',
      message: `the metadata is titled "${title}", the information dictionary "${named}"`,
    };
  const part = properties.get('pdfaid:part');
  const conformance = properties.get('pdfaid:conformance');
  if (part !== '3' || conformance !== 'A')
    yield { rule: 'pdfa-claim', message: `expected a claim of PDF/A-3A, found ${part}${conformance}` };
  const universal = properties.get('pdfuaid:part');
  if (universal !== '1')
    yield { rule: 'pdfua-claim', message: `expected a claim of PDF/UA-1, found ${universal}` };
}

/** The text within each property, e.g. `dc:title`; undefined where the XML is not well-formed. */
function xmpProperties(xml: string): ReadonlyMap<string, string> | undefined {
  const properties = new Map<string, string>();
  const open: string[] = [];
  let wellFormed = true;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    wellFormed = false;
  });
  parser.on('opentag', (tag) => open.push(tag.name));
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const property = open.findLast((name) => !name.startsWith('rdf:'));
    if (property !== undefined && text.trim() !== '')
      properties.set(property, (properties.get(property) ?? '') + text);
  });
  parser.write(xml.replace(/^\ufeff/, '')).close();
  return wellFormed ? properties : undefined;
}

function* nothingHidden(file: PdfFile): Generator<PdfFault> {
  if (file.trailer.has('Encrypt')) yield { rule: 'encryption', message: 'the file is encrypted' };
  const { catalogue } = file;
  if (catalogue.has('AA') || file.map(catalogue.get('Names')).has('JavaScript') || catalogue.has('AcroForm'))
    yield { rule: 'scripts', message: 'the catalogue holds scripts or a form' };
  for (let id = 1; id < file.size; id++) {
    if (holdsScript(file.object(id))) yield { rule: 'scripts', message: `object ${id} holds a script` };
  }
}

function holdsScript(value: PdfValue | undefined): boolean {
  if (value instanceof PdfStream) return holdsScript(value.dictionary);
  if (isList(value)) return value.some(holdsScript);
  if (!isMap(value)) return false;
  const action = value.get('S');
  if (value.has('JS') || (action instanceof PdfName && action.name === 'JavaScript')) return true;
  return [...value.values()].some(holdsScript);
}

function* outputIntent(file: PdfFile): Generator<PdfFault> {
  const [intent] = file.list(file.catalogue.get('OutputIntents'));
  const entry = file.map(intent);
  if (file.name(entry.get('S')) !== 'GTS_PDFA1' || file.stream(entry.get('DestOutputProfile')) === undefined)
    yield { rule: 'output-intent', message: 'the colours of the file are tied to no profile' };
}

function* attachments(file: PdfFile, top: readonly StructureNode[]): Generator<PdfFault> {
  const associated = new Set(file.list(file.catalogue.get('AF')).map(numberOf));
  const named = treeEntries(file, file.map(file.catalogue.get('Names')).get('EmbeddedFiles'));
  // Files may also be those of a part, such as the MathML of a formula.
  const ofParts = elementsIn(top).flatMap(({ dictionary }) => file.list(dictionary.get('AF')));
  for (const value of ofParts) associated.add(numberOf(value));
  for (const value of [...named.map(([, value]) => value), ...ofParts]) {
    const specification = file.map(value);
    const name = file.text(specification.get('UF')) ?? '';
    const embedded = file.map(file.map(specification.get('EF')).get('F'));
    const complete =
      name !== '' &&
      name === file.text(specification.get('F')) &&
      (file.text(specification.get('Desc')) ?? '') !== '' &&
      file.name(specification.get('AFRelationship')) !== '' &&
      file.name(embedded.get('Subtype')) !== '' &&
      file.map(embedded.get('Params')).has('ModDate');
    if (!complete || !associated.has(numberOf(value)))
      yield {
        rule: 'attachment',
        message: `the attachment "${name}" lacks its description, type, date or relationship`,
      };
  }
}
