import { performance } from 'node:perf_hooks'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { compareIdentity } from '#domain/document/compare-identity.ts'
import { AppError } from '#domain/errors.ts'
import type { ReadDocument } from '#integrations/ocr/ocr.ts'
import { createTesseractOcr, type TesseractOcr } from '#integrations/ocr/tesseract.ts'
import {
  drawDriverLicence,
  drawIdentityCard,
  drawPassport,
  drawRegisterCard,
  type DrawingOptions,
} from '#sandbox/pictures/draw-identity-document.ts'
import { licenceNumber } from '#sandbox/pictures/driver-licence.ts'
import type { DocumentHolder } from '#sandbox/pictures/holder.ts'
import { registerNumber } from '#sandbox/pictures/register-card.ts'
import { declarationOf, holders } from '#test/pictures/holders.ts'

const today = parseIsoDate('2026-06-15')
const rules = {
  acceptedTypes: ['identity_card', 'passport'],
  required: ['name', 'birthDate', 'taxId', 'expiryDate', 'mrz'],
  minimumConfidence: 60,
  contradictionConfidence: 85,
  today,
} as const

/** Documents without a machine-readable zone are compared by their print alone, or none of them could ever be taken for another person's. */
const printOnly = { ...rules, required: ['name', 'birthDate', 'taxId'] } as const

type Kind = {
  draw: typeof drawPassport | typeof drawIdentityCard
  hasZone: boolean
  hasExpiry: boolean
  numberOf: (holder: DocumentHolder) => string
}

/** The kinds by turns: each class has two of each. */
const kinds: readonly Kind[] = [
  { draw: drawIdentityCard, hasZone: true, hasExpiry: true, numberOf: (holder) => holder.documentNumber },
  { draw: drawPassport, hasZone: true, hasExpiry: true, numberOf: (holder) => holder.documentNumber },
  { draw: drawDriverLicence, hasZone: false, hasExpiry: true, numberOf: licenceNumber },
  { draw: drawRegisterCard, hasZone: false, hasExpiry: false, numberOf: (holder) => registerNumber(holder).replaceAll(/[^\dX]/g, '') },
]

const classes: Record<string, (seed: number) => Omit<DrawingOptions, 'seed'>> = {
  clean: () => ({}),
  shadowed: () => ({ shadowed: true }),
  tilted: (seed) => ({ tiltDegrees: seed % 2 === 0 ? 11 : -9 }),
  rotated: (seed) => ({ quarterTurns: ([1, 2, 3] as const)[seed % 3]! }),
  soft: () => ({ flaws: ['soft'] }),
  blurred: () => ({ flaws: ['blurred'] }),
  dark: () => ({ flaws: ['dark'] }),
  cropped: () => ({ flaws: ['cropped'] }),
  glare: () => ({ flaws: ['glare'] }),
  'low resolution': () => ({ flaws: ['low_resolution'] }),
  'altered digit': () => ({ alteredDigit: true }),
}

const fields = ['name', 'birthDate', 'taxId', 'number', 'expiry', 'zone'] as const
type FieldName = (typeof fields)[number]
type Row = {
  documents: number
  /** How many printed the field, and of how many it was read right. */
  printed: Record<FieldName, number>
  right: Record<FieldName, number>
  wrong: number
  verdicts: Record<Verdict, number>
  falseAccepts: number
  ms: number[]
}
type Verdict = 'accepted' | 'retake' | 'person' | 'unreadable'

/** How well drawn documents are read, class by class, and what would become of them; a document is compared with its own holder and with the others. `bench -- ocr soft` reads one class. */
export async function run([only]: string[] = []): Promise<void> {
  const ocr = createTesseractOcr({ today: () => today })
  // The first reading starts the engine.
  await ocr.readIdentityDocument(await drawPassport(holders[0]!, { seed: 1 }))
  const rows: [name: string, row: Row][] = []
  for (const [name, optionsOf] of Object.entries(classes)) {
    if (only !== undefined && only !== name) continue
    const row: Row = {
      documents: 0,
      printed: zeroes(),
      right: zeroes(),
      wrong: 0,
      verdicts: { accepted: 0, retake: 0, person: 0, unreadable: 0 },
      falseAccepts: 0,
      ms: [],
    }
    for (const [index, holder] of holders.entries()) {
      const seed = 9000 + index * 13
      const kind = kinds[index % kinds.length]!
      measure(row, { holder, kind }, await readTimed(ocr, await kind.draw(holder, { seed, ...optionsOf(seed) })))
    }
    rows.push([name, row])
    console.log(lineOf(name, row))
  }
  await ocr.close()
  console.log(
    `\n${rows.reduce((sum, [, row]) => sum + row.documents, 0)} documents; confident and wrong: ${total(rows, 'wrong')}; false accepts: ${total(rows, 'falseAccepts')}`,
  )
}

async function readTimed(ocr: TesseractOcr, pages: Awaited<ReturnType<Kind['draw']>>) {
  const startedAt = performance.now()
  const document = await ocr.readIdentityDocument([...pages]).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'OCR_DOCUMENT_UNREADABLE') return undefined
    throw error
  })
  return { document, ms: performance.now() - startedAt }
}

function measure(
  row: Row,
  { holder, kind }: { holder: DocumentHolder; kind: Kind },
  { document, ms }: { document: ReadDocument | undefined; ms: number },
): void {
  row.documents += 1
  const isPrinted: Record<FieldName, boolean> = {
    name: true,
    birthDate: true,
    taxId: true,
    number: true,
    expiry: kind.hasExpiry,
    zone: kind.hasZone,
  }
  for (const field of fields) row.printed[field] += isPrinted[field] ? 1 : 0
  const rulesOfKind = kind.hasZone ? rules : printOnly
  row.ms.push(ms)
  if (document === undefined) {
    row.verdicts.unreadable += 1
    return
  }
  const own = compareIdentity(declarationOf(holder), document, rulesOfKind)
  row.verdicts[own.findings.length === 0 ? 'accepted' : own.retake === undefined ? 'person' : 'retake'] += 1
  row.falseAccepts += holders.filter(
    (other) => other !== holder && compareIdentity(declarationOf(other), document, rulesOfKind).findings.length === 0,
  ).length
  const differs = new Set(
    own.findings.flatMap((finding) =>
      finding.kind === 'low_confidence' || finding.kind === 'missing' || finding.kind === 'mismatch' ? [finding.field] : [],
    ),
  )
  const expected = {
    birthDate: holder.birthDate,
    personalNumber: holder.personalNumber,
    documentNumber: kind.numberOf(holder),
    expiryDate: holder.expiryDate,
  }
  const best = (name: keyof typeof expected) =>
    document.fields.find((field) => field.name === name && field.confidence >= rules.minimumConfidence)?.value === expected[name]
  row.right.name += differs.has('name') ? 0 : 1
  row.right.birthDate += best('birthDate') ? 1 : 0
  row.right.taxId += best('personalNumber') ? 1 : 0
  row.right.number += best('documentNumber') ? 1 : 0
  row.right.expiry += kind.hasExpiry && best('expiryDate') ? 1 : 0
  row.right.zone += kind.hasZone && document.mrz.status === 'valid' ? 1 : 0
  row.wrong += document.fields.filter(
    (field) =>
      field.name in expected &&
      field.confidence >= rules.contradictionConfidence &&
      field.value !== expected[field.name as keyof typeof expected],
  ).length
}

function lineOf(name: string, row: Row): string {
  const percent = (field: FieldName) => `${Math.round((row.right[field] / row.printed[field]) * 100)} %`.padStart(6)
  const sorted = row.ms.toSorted((a, b) => a - b)
  const median = sorted[sorted.length >> 1] ?? 0
  const verdicts = Object.entries(row.verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdict} ${count}`)
    .join(', ')
  return `${name.padEnd(15)} ${fields.map((field) => `${field} ${percent(field)}`).join('  ')}  ${(median / 1000).toFixed(1)} s  ${verdicts}`
}

function total(rows: [string, Row][], key: 'wrong' | 'falseAccepts'): number {
  return rows.reduce((sum, [, row]) => sum + row[key], 0)
}

function zeroes(): Record<FieldName, number> {
  return { name: 0, birthDate: 0, taxId: 0, number: 0, expiry: 0, zone: 0 }
}
