/** Turns what the document says of itself into an XMP packet that claims PDF/A-3a and PDF/UA-1. */
import { elementText } from '../markup/xmlText.ts';
import type { DocumentInfo } from './pdfkitDocument.ts';

export interface DocumentRights {
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  readonly publisher: string;
  readonly licence: string;
}

export function xmpPacket(info: DocumentInfo, rights: DocumentRights): string {
  const date = info.created.toISOString().replace('.000Z', 'Z');
  const lines = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    description('dc', 'http://purl.org/dc/elements/1.1/', [
      element('dc:format', 'application/pdf'),
      alternatives('dc:title', info.title),
      list('dc:creator', 'Seq', rights.authors),
      alternatives('dc:description', info.subject),
      list('dc:subject', 'Bag', rights.keywords),
      list('dc:publisher', 'Bag', rights.publisher === '' ? [] : [rights.publisher]),
      alternatives('dc:rights', rights.licence),
      list('dc:language', 'Bag', [info.language]),
    ]),
    description('xmp', 'http://ns.adobe.com/xap/1.0/', [
      element('xmp:CreatorTool', info.creator),
      element('xmp:CreateDate', date),
      element('xmp:ModifyDate', date),
      element('xmp:MetadataDate', date),
    ]),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', [
      element('pdf:Producer', info.producer),
      info.keywords === '' ? '' : element('pdf:Keywords', info.keywords),
    ]),
    description('pdfaid', 'http://www.aiim.org/pdfa/ns/id/', [
      element('pdfaid:part', '3'),
      element('pdfaid:conformance', 'A'),
    ]),
    description('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', [element('pdfuaid:part', '1')]),
    universalAccessSchema,
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** PDF/A knows no `pdfuaid`, and wants each schema that it does not know described (ISO 19005-3, 6.6.2.3). */
const universalAccessSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function description(prefix: string, namespace: string, properties: readonly string[]): string {
  const written = properties.filter((property) => property !== '');
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">\n${written.join('\n')}\n</rdf:Description>`;
}

function element(name: string, text: string): string {
  return `<${name}>${lawful(text)}</${name}>`;
}

function alternatives(name: string, text: string): string {
  if (text === '') return '';
  return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${lawful(text)}</rdf:li></rdf:Alt></${name}>`;
}

function list(name: string, kind: 'Seq' | 'Bag', items: readonly string[]): string {
  if (items.length === 0) return '';
  const entries = items.map((item) => `<rdf:li>${lawful(item)}</rdf:li>`).join('');
  return `<${name}><rdf:${kind}>${entries}</rdf:${kind}></${name}>`;
}

/** Control characters have no form in XML 1.0 at all. */
function lawful(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
  return elementText(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
}
