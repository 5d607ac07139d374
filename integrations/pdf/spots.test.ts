import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderContract } from '#activities/documents/contract-pdf.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import { composeCertificate } from '#sandbox/signing/signed-pdf.ts'
import { findSpot, signerSpot } from './spots.ts'

describe('the places where a contract is signed', () => {
  const contract = sampleContract({ locale: 'pt-BR', termMonths: 48 })
  let pdf: Uint8Array
  beforeAll(async () => {
    pdf = await renderContract(contract)
  })

  it('stand above the names of the parties, side by side', async () => {
    const [borrower, lender] = await Promise.all([findSpot(pdf, signerSpot(1)), findSpot(pdf, signerSpot(2))])
    expect(borrower).toMatchObject({ pageWidthPt: 595.28, pageHeightPt: 841.89, heightPt: 38 })
    expect(lender).toMatchObject({ pageNumber: borrower!.pageNumber, topPt: borrower!.topPt })
    expect(lender!.leftPt).toBeGreaterThan(borrower!.leftPt + borrower!.widthPt)
    const name = await lastPlaceOf(contract.borrower.name)
    expect(name.pageNumber).toBe(borrower!.pageNumber)
    expect(name.leftPt).toBeCloseTo(borrower!.leftPt, 0)
    const below = borrower!.pageHeightPt - name.baselinePt - (borrower!.topPt + borrower!.heightPt)
    expect(below).toBeGreaterThan(5)
    expect(below).toBeLessThan(25)
  })

  it('are found by another reader under the same names', async () => {
    const task = getDocument({ data: pdf.slice(), verbosity: 0 })
    const destination = await (await task.promise).getDestination(signerSpot(1))
    await task.destroy()
    const spot = (await findSpot(pdf, signerSpot(1)))!
    const [, kind, left, bottom, right, top] = destination as [unknown, { name: string }, number, number, number, number]
    expect(kind.name).toBe('FitR')
    expect([left, right - left, top - bottom]).toEqual([spot.leftPt, expect.closeTo(spot.widthPt, 1), expect.closeTo(spot.heightPt, 1)])
  })

  it('are nowhere in a document that has none, and under no other name', async () => {
    expect(await findSpot(await composeCertificate('Nothing to sign', []), signerSpot(1))).toBeUndefined()
    expect(await findSpot(pdf, 'signer-9')).toBeUndefined()
  })

  async function lastPlaceOf(text: string): Promise<{ pageNumber: number; leftPt: number; baselinePt: number }> {
    const task = getDocument({ data: pdf.slice(), verbosity: 0 })
    const document = await task.promise
    const places: { pageNumber: number; leftPt: number; baselinePt: number }[] = []
    for (let pageNumber = 1; pageNumber <= document.numPages; pageNumber += 1) {
      const { items } = await (await document.getPage(pageNumber)).getTextContent()
      for (const item of items) {
        if ('str' in item && item.str.normalize('NFC') === text)
          places.push({ pageNumber, leftPt: item.transform[4] as number, baselinePt: item.transform[5] as number })
      }
    }
    await task.destroy()
    return places.at(-1)!
  }
})
