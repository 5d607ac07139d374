import { fonts } from './fonts.ts'
import type { DocumentHolder } from './holder.ts'
import { issueDate, printMrzLine, taxIdText } from './identity-card.ts'
import { td3Lines } from './machine-readable-zone.ts'
import { printPage, type Press, type PrintedPage } from './printed-page.ts'
import { paintGuilloche, paintPortrait, printSignature, printSpecimenNotice } from './security-print.ts'

/** ID-3, the size of a passport page, ISO/IEC 7810. */
const size = { widthMm: 125, heightMm: 88, cornerMm: 2, pixelsPerMm: 15 }

const months = [
  'JAN/JAN',
  'FEV/FEB',
  'MAR/MAR',
  'ABR/APR',
  'MAI/MAY',
  'JUN/JUN',
  'JUL/JUL',
  'AGO/AUG',
  'SET/SEP',
  'OUT/OCT',
  'NOV/NOV',
  'DEZ/DEC',
]

/** The page of a passport that names its holder: labels in two languages, months too, two machine-readable lines at the foot. */
export function printPassportPage(holder: DocumentHolder, options: { mrzLines?: string[] }): PrintedPage {
  const mrzLines = options.mrzLines ?? td3Lines(holder)
  return printPage(size, (press) => {
    const { paint, print } = press
    paintGuilloche(
      paint,
      { left: 0, top: 0, width: size.widthMm, height: size.heightMm },
      { from: '#eef0f8', to: '#f4efe2', line: 'rgba(80,80,160,.16)' },
    )
    print('REPÚBLICA FEDERATIVA DO BRASIL', 43, 7.4, { font: fonts.sans, sizeMm: 3.6, bold: true, color: '#232a5c' })
    print('PASSAPORTE / PASSPORT', 5, 7.4, { font: fonts.condensed, sizeMm: 3, bold: true, color: '#232a5c' })
    paintPortrait(paint, { left: 5, top: 14, width: 29, height: 38 }, holder)
    field(press, 37, 11.5, 'TIPO/TYPE', 'P', 'type')
    field(press, 54, 11.5, 'PAÍS EMISSOR/ISSUING COUNTRY', holder.nationality, 'issuingState')
    field(press, 91, 11.5, 'PASSAPORTE Nº/PASSPORT No.', holder.documentNumber, 'documentNumber')
    field(press, 37, 19, 'SOBRENOME/SURNAME', holder.surname.toUpperCase(), 'surname')
    field(press, 37, 26.5, 'NOME/GIVEN NAMES', holder.givenNames.toUpperCase(), 'givenNames')
    field(press, 37, 34, 'NACIONALIDADE/NATIONALITY', 'BRASILEIRO(A)', 'nationality')
    field(press, 80, 34, 'IDENTIDADE Nº/PERSONAL No.', taxIdText(holder.personalNumber), 'personalNumber')
    field(press, 37, 41.5, 'DATA DE NASCIMENTO/DATE OF BIRTH', spokenDate(holder.birthDate), 'birthDate')
    field(press, 80, 41.5, 'SEXO/SEX', holder.sex, 'sex')
    field(press, 37, 49, 'DATA DE EXPEDIÇÃO/DATE OF ISSUE', spokenDate(issueDate(holder.expiryDate)), 'issueDate')
    field(press, 80, 49, 'VÁLIDO ATÉ/DATE OF EXPIRY', spokenDate(holder.expiryDate), 'expiryDate')
    printSignature(press, holder, 6, 59)
    printSpecimenNotice(press, 80, 61)
    paint.fillStyle = 'rgba(255,255,255,.5)'
    paint.fillRect(0, 64, size.widthMm, 24)
    mrzLines.forEach((line, index) => printMrzLine(press, line, 6.6, 72.4 + index * 7.2, `mrz${index + 1}`))
  })
}

function field(press: Press, left: number, top: number, label: string, value: string, name: string): void {
  press.print(label, left, top + 1.8, { font: fonts.condensed, sizeMm: 1.95, color: '#4a5078' })
  press.print(value, left, top + 5.2, { font: fonts.sans, sizeMm: 3.1, bold: true, maxWidthMm: 121 - left }, name)
}

function spokenDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-')
  // The month of an ISO date is 01 to 12.
  return `${day!} ${months[Number(month) - 1]!} ${year!}`
}
