import type { DocumentHolder } from './holder.ts'
import { printCardBack, printCardFront } from './identity-card.ts'
import { printDriverLicence } from './driver-licence.ts'
import { alterDigit, td1Lines, td3Lines } from './machine-readable-zone.ts'
import { printPassportPage } from './passport-page.ts'
import { photograph, type Photograph, type PhotographOptions } from './photograph.ts'
import type { PrintedPage } from './printed-page.ts'
import { printRegisterCard } from './register-card.ts'

export type DrawingOptions = PhotographOptions & {
  /** Changes a digit of the birth date in the machine-readable zone, so that its check digit fails. */
  alteredDigit?: boolean
  /** What the machine-readable zone says, where it is to differ from what is printed for people. */
  mrzHolder?: DocumentHolder
}

/** Photographs front and back of a Brazilian-style identity card. The same seed gives the same bytes. */
export async function drawIdentityCard(holder: DocumentHolder, options: DrawingOptions): Promise<[front: Photograph, back: Photograph]> {
  const mrzLines = forge(td1Lines(options.mrzHolder ?? holder), { line: 1, index: 4 }, options)
  const front = await photograph(printCardFront(holder), options)
  const back = await photograph(printCardBack(holder, { mrzLines, seed: options.seed }), { ...options, seed: options.seed + 1 })
  return [front, back]
}

/** Photographs the data page of a Brazilian-style passport. The same seed gives the same bytes. */
export async function drawPassport(holder: DocumentHolder, options: DrawingOptions): Promise<[page: Photograph]> {
  const mrzLines = forge(td3Lines(options.mrzHolder ?? holder), { line: 1, index: 17 }, options)
  const page: PrintedPage = printPassportPage(holder, { mrzLines })
  return [await photograph(page, options)]
}

/** Photographs a Brazilian-style driver's licence of the old kind. The same seed gives the same bytes. */
export async function drawDriverLicence(holder: DocumentHolder, options: PhotographOptions): Promise<[page: Photograph]> {
  return [await photograph(printDriverLicence(holder), options)]
}

/** Photographs the side with the text of a state's identity card of the old kind. The same seed gives the same bytes. */
export async function drawRegisterCard(holder: DocumentHolder, options: PhotographOptions): Promise<[page: Photograph]> {
  return [await photograph(printRegisterCard(holder), options)]
}

function forge(lines: string[], at: { line: number; index: number }, options: DrawingOptions): string[] {
  if (options.alteredDigit !== true) return lines
  return lines.map((line, number) => (number === at.line ? alterDigit(line, at.index) : line))
}
