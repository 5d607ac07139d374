import { createHash } from 'node:crypto'
import { getDefaultSRGBProfile, type PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { DocumentLocale } from './blocks.ts'

export type Metadata = { title: string; author: string; locale: DocumentLocale; /** ISO date. */ issuedOn: string }

const producer = 'Tenor'

/**
 * What readers and archives ask for: title, language and date, in the information dictionary and, the same, as XMP; what the colours mean;
 * and the claim of PDF/UA-1 (accessible) and PDF/A-2a (archivable). The date is the date of the document and not of a clock, so that the
 * same document is the same bytes.
 */
export function writeMetadata(document: PDFDocument, metadata: Metadata): void {
  const { context, catalog } = document
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(metadata.title),
      Author: PDFHexString.fromText(metadata.author),
      Producer: PDFString.of(producer),
      CreationDate: PDFString.of(`D:${metadata.issuedOn.replaceAll('-', '')}`),
    }),
  )
  catalog.set(PDFName.of('Lang'), PDFString.of(metadata.locale))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(colourMeaning(document))]))
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream(new TextEncoder().encode(toXmp(metadata)), { Type: 'Metadata', Subtype: 'XML' })),
  )
}

/** The file identifier of ISO 32000-1, 14.4: from the content, where others take the clock. */
export function writeFileIdentifier(document: PDFDocument, contents: readonly string[]): void {
  const digest = createHash('sha256').update(contents.join('\n')).digest('hex').slice(0, 32)
  document.context.trailerInfo.ID = document.context.obj([PDFHexString.of(digest), PDFHexString.of(digest)])
}

function colourMeaning({ context }: PDFDocument): PDFDict {
  const profile = context.register(context.flateStream(getDefaultSRGBProfile(), { N: 3 }))
  const name = PDFString.of('sRGB IEC61966-2.1')
  return context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: name, DestOutputProfile: profile })
}

/** The extension schema declares `pdfuaid`, which PDF/A does not know (ISO 19005-2, 6.6.2.3.2). */
function toXmp({ title, author, locale, issuedOn }: Metadata): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${locale}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${issuedOn}</xmp:CreateDate>
<pdf:Producer>${producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
