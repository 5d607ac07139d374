import { fonts } from './fonts.ts'
import type { DocumentHolder } from './holder.ts'
import { td1Lines } from './machine-readable-zone.ts'
import { printPage, type Press, type PrintedPage } from './printed-page.ts'
import { paintQrCode } from './qr-code.ts'
import { paintGuilloche, paintPortrait, printSignature, printSpecimenNotice } from './security-print.ts'

/** ID-1, the size of a bank card, ISO/IEC 7810. */
const size = { widthMm: 85.6, heightMm: 53.98, cornerMm: 3.18, pixelsPerMm: 22 }
const wholeCard = { left: 0, top: 0, width: size.widthMm, height: size.heightMm }

/** Front of a card in the manner of the Brazilian identity card: labels in Portuguese and English, values beneath. */
export function printCardFront(holder: DocumentHolder): PrintedPage {
  return printPage(size, (press) => {
    const { paint, print } = press
    paintGuilloche(paint, wholeCard, { from: '#eaf4e6', to: '#e4eef6', line: 'rgba(60,130,80,.20)' })
    paint.fillStyle = '#1f6b3b'
    paint.fillRect(0, 0, size.widthMm, 1.2)
    print('REPÚBLICA FEDERATIVA DO BRASIL', 25, 5.2, { font: fonts.sans, sizeMm: 2.9, bold: true, color: '#17472b' })
    print('CARTEIRA DE IDENTIDADE / IDENTITY CARD', 25, 8.6, { font: fonts.sans, sizeMm: 2.1, color: '#17472b' })
    paintCrest(press)
    paintPortrait(paint, { left: 4, top: 13, width: 24, height: 31 }, holder)
    field(press, 31.5, 13.2, 'Nome / Name', `${holder.givenNames} ${holder.surname}`.toUpperCase(), 'fullName')
    field(press, 31.5, 20.4, 'Registro Geral - CPF / Personal Number', taxIdText(holder.personalNumber), 'personalNumber')
    field(press, 66.5, 20.4, 'Sexo / Sex', holder.sex, 'sex')
    field(press, 31.5, 27.6, 'Data de Nascimento / Date of Birth', slashDate(holder.birthDate), 'birthDate')
    field(press, 66.5, 27.6, 'Nacionalidade', holder.nationality, 'nationality')
    field(press, 31.5, 34.8, 'Nº do Documento / Document No.', holder.documentNumber, 'documentNumber')
    field(press, 66.5, 34.8, 'Validade / Expiry', slashDate(holder.expiryDate), 'expiryDate')
    print('Assinatura do Titular / Cardholder’s Signature', 31.5, 42.6, { font: fonts.condensed, sizeMm: 1.6, color: '#3f5a48' })
    printSignature(press, holder, 36, 48.5)
    printSpecimenNotice(press, 4, 51.6)
  })
}

/** Back of the card: issuer, a square code and the three machine-readable lines. */
export function printCardBack(holder: DocumentHolder, options: { mrzLines?: string[]; seed: number }): PrintedPage {
  const mrzLines = options.mrzLines ?? td1Lines(holder)
  return printPage(size, (press) => {
    const { paint } = press
    paintGuilloche(paint, wholeCard, { from: '#e6eef6', to: '#eef3e2', line: 'rgba(50,100,150,.17)' })
    field(press, 4.5, 5, 'Órgão Expedidor / Card Issuer', 'SSP', 'issuer')
    field(press, 4.5, 12.2, 'Local / Place of Issue', 'SÃO PAULO - SP', 'issuePlace')
    field(press, 4.5, 19.4, 'Data de Emissão / Issue Date', slashDate(issueDate(holder.expiryDate)), 'issueDate')
    paintQrCode(paint, `https://example.org/c/${options.seed}`, { left: 60, top: 4.5, sizeMm: 21 })
    printSpecimenNotice(press, 4.5, 28.6)
    paint.fillStyle = 'rgba(255,255,255,.55)'
    paint.fillRect(0, 30.5, size.widthMm, 23.5)
    // Thirty characters at ten to the inch, 2.54 mm apart; lines 6.3 mm apart, as Doc 9303 places them.
    mrzLines.forEach((line, index) => {
      printMrzLine(press, line, 4.6, 37.4 + index * 6.2, `mrz${index + 1}`)
    })
  })
}

/** Sets one machine-readable line in OCR-B at ten characters to the inch. */
export function printMrzLine(press: Press, line: string, left: number, baseline: number, name: string): void {
  // The font is 0.72 em wide; 3.53 mm makes the pitch 2.54 mm.
  press.print(line, left, baseline, { font: fonts.ocrB, sizeMm: 3.53, color: '#15161a' }, name)
}

function slashDate(isoDate: string): string {
  return isoDate.split('-').reverse().join('/')
}

export function taxIdText(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4')
}

/** Documents stand for ten years. */
export function issueDate(expiryDate: string): string {
  return `${Number(expiryDate.slice(0, 4)) - 10}${expiryDate.slice(4)}`
}

function field(press: Press, left: number, top: number, label: string, value: string, name: string): void {
  press.print(label, left, top + 1.7, { font: fonts.condensed, sizeMm: 1.75, color: '#3f5a48' })
  press.print(value, left, top + 4.9, { font: fonts.sans, sizeMm: 2.85, bold: true, maxWidthMm: 82 - left }, name)
}

function paintCrest({ paint }: Press): void {
  paint.save()
  paint.translate(11.5, 7)
  for (const [color, points] of [
    ['#c8a02c', 10],
    ['#2e7d46', 5],
  ] as const) {
    paint.fillStyle = color
    paint.beginPath()
    for (let point = 0; point < points * 2; point += 1) {
      const radius = point % 2 === 0 ? 4.2 - 10 / points / 2 : 2.2
      const turn = (Math.PI * point) / points - Math.PI / 2
      paint.lineTo(radius * Math.cos(turn), radius * Math.sin(turn))
    }
    paint.closePath()
    paint.fill()
  }
  paint.fillStyle = '#23408e'
  paint.beginPath()
  paint.arc(0, 0, 1.3, 0, Math.PI * 2)
  paint.fill()
  paint.restore()
}
