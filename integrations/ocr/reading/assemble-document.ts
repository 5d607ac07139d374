import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { PageBox, ReadDocument, ReadField } from '../ocr.ts'
import { fold } from './labels.ts'
import type { LabelledField } from './labelled-fields.ts'
import type { MrzCharacter } from './mrz-characters.ts'
import { readMrzFields, type MrzReading } from './mrz-fields.ts'
import type { PixelBox, ReadLine } from './read-line.ts'

/** One page as an engine read it; boxes are pixels of the upright page. */
export type ReadPage = {
  widthPx: number
  heightPx: number
  rotationDegrees: number
  /** All that is printed, also what no field is made of. */
  lines: ReadLine[]
  labelled: LabelledField[]
  mrz: MrzCharacter[][] | undefined
}

/** Makes one document of its pages, whichever engine read them: the fields that people read, and those of the machine-readable zone. */
export function assembleDocument(model: string, pages: readonly ReadPage[], today: IsoDate): ReadDocument {
  const read = pages.map((page) => ({ ...page, zone: page.mrz === undefined ? undefined : readMrzFields(page.mrz, today) }))
  const zone = bestZone(read.flatMap((page) => page.zone ?? []))
  const fields = read.flatMap(({ zone: own, labelled, widthPx, heightPx }, index): ReadField[] => {
    const place = (box: PixelBox) => toPageBox(box, widthPx, heightPx)
    const fromZone = own !== undefined && own === zone ? own.fields : []
    return [
      ...fromZone.map(({ box, ...field }) => ({
        ...field,
        confidence: rounded(field.confidence),
        page: index + 1,
        box: place(box),
        source: 'mrz' as const,
      })),
      ...labelled.map(({ box, ...field }) => ({
        ...field,
        confidence: rounded(touchesEdge(box, widthPx) ? Math.min(field.confidence, cutOffAtMost) : field.confidence),
        page: index + 1,
        box: place(box),
        source: 'visual' as const,
      })),
    ]
  })
  return {
    model,
    documentType: zone?.documentType ?? typeByTitle(pages),
    fields: surestOfEach(fields),
    mrz: zone?.mrz ?? { status: 'absent' },
    pages: pages.map(({ widthPx, heightPx, rotationDegrees }, index) => ({ page: index + 1, widthPx, heightPx, rotationDegrees })),
  }
}

/** Print that reaches the edge of the picture probably goes on beyond it. */
function touchesEdge(box: PixelBox, widthPx: number): boolean {
  return box.left < widthPx * 0.008 || box.left + box.width > widthPx * 0.992
}

const cutOffAtMost = 40

function bestZone(zones: MrzReading[]): MrzReading | undefined {
  return zones.find((zone) => zone.mrz.status === 'valid') ?? zones[0]
}

function typeByTitle(pages: readonly ReadPage[]): ReadDocument['documentType'] {
  const text = fold(pages.flatMap((page) => page.lines.map((line) => line.text)).join(' '))
  if (/\b(PASSAPORTE|PASSPORT)\b/.test(text)) return 'passport'
  // A driver's licence proves the identity in Brazil (Lei 9.503/1997, art. 159).
  return /CARTEIRA DE IDENTIDADE|IDENTITY CARD|CEDULA DE IDENTIDADE|CARTEIRA NACIONAL DE HABILITACAO/.test(text)
    ? 'identity_card'
    : 'unknown'
}

/** Two pages may print the same field; each source answers once. */
function surestOfEach(fields: ReadField[]): ReadField[] {
  const groups = Object.values(Object.groupBy(fields, (field) => `${field.source} ${field.name}`))
  return groups.map((same) => same.toSorted((a, b) => b.confidence - a.confidence)[0]!)
}

function toPageBox(box: PixelBox, widthPx: number, heightPx: number): PageBox {
  return { left: box.left / widthPx, top: box.top / heightPx, width: box.width / widthPx, height: box.height / heightPx }
}

function rounded(confidence: number): number {
  return Math.round(confidence * 10) / 10
}
