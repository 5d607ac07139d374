import { fonts } from './fonts.ts'
import type { DocumentHolder } from './holder.ts'
import { issueDate, taxIdText } from './identity-card.ts'
import { printPage, type Press, type PrintedPage } from './printed-page.ts'
import { paintGuilloche, paintPortrait, printSpecimenNotice } from './security-print.ts'

/** The licence as it was printed until it became a card with a machine-readable zone: 85 by 120 mm, folded; its upper half has the holder. */
const size = { widthMm: 110, heightMm: 74, cornerMm: 1.5, pixelsPerMm: 18 }

/** In the manner of the Brazilian driver's licence (CNH): labels in Portuguese only, values beneath, no machine-readable zone. */
export function printDriverLicence(holder: DocumentHolder): PrintedPage {
  return printPage(size, (press) => {
    const { paint, print } = press
    paintGuilloche(
      paint,
      { left: 0, top: 0, width: size.widthMm, height: size.heightMm },
      { from: '#f1f4e2', to: '#e8f0e8', line: 'rgba(70,120,60,.18)' },
    )
    print('REPÚBLICA FEDERATIVA DO BRASIL', 30, 6, { font: fonts.sans, sizeMm: 3, bold: true, color: '#1d3b23' })
    print('CARTEIRA NACIONAL DE HABILITAÇÃO', 28, 10.6, { font: fonts.sans, sizeMm: 3, bold: true, color: '#1d3b23' })
    paintPortrait(paint, { left: 4, top: 26, width: 26, height: 34 }, holder)
    field(press, 4, 13.6, 'NOME', `${holder.givenNames} ${holder.surname}`.toUpperCase(), 'fullName')
    field(press, 33, 23, 'DOC. IDENTIDADE', `${holder.documentNumber} SSP SP`, 'registerNumber')
    field(press, 33, 32.4, 'CPF', taxIdText(holder.personalNumber), 'personalNumber')
    field(press, 74, 32.4, 'DATA NASCIMENTO', slashDate(holder.birthDate), 'birthDate')
    field(press, 33, 41.8, 'FILIAÇÃO', 'JOSÉ DE TAL E MARIA DE TAL', 'parents')
    field(press, 33, 51.2, 'Nº REGISTRO', licenceNumber(holder), 'documentNumber')
    field(press, 74, 51.2, 'VALIDADE', slashDate(holder.expiryDate), 'expiryDate')
    field(press, 33, 60.6, 'DATA EMISSÃO', slashDate(issueDate(holder.expiryDate)), 'issueDate')
    field(press, 74, 60.6, 'CAT. HAB.', 'B', 'category')
    printSpecimenNotice(press, 4, 71)
  })
}

/** Eleven digits of its own: neither the CPF nor the number of another document. */
export function licenceNumber({ personalNumber }: DocumentHolder): string {
  return `0${Array.from(personalNumber).toReversed().join('').slice(0, 10)}`
}

function slashDate(isoDate: string): string {
  return isoDate.split('-').reverse().join('/')
}

function field(press: Press, left: number, top: number, label: string, value: string, name: string): void {
  press.print(label, left, top + 2, { font: fonts.condensed, sizeMm: 2.1, color: '#3f5a48' })
  press.print(value, left, top + 6, { font: fonts.sans, sizeMm: 3.2, bold: true, maxWidthMm: size.widthMm - 4 - left }, name)
}
