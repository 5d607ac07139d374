import { fonts } from './fonts.ts'
import type { DocumentHolder } from './holder.ts'
import { issueDate, taxIdText } from './identity-card.ts'
import { printPage, type Press, type PrintedPage } from './printed-page.ts'
import { paintGuilloche, printSpecimenNotice } from './security-print.ts'

const size = { widthMm: 96, heightMm: 65, cornerMm: 1, pixelsPerMm: 20 }
const months = ['JAN', 'FEV', 'MAR', 'ABR', 'MAI', 'JUN', 'JUL', 'AGO', 'SET', 'OUT', 'NOV', 'DEZ']

/** The side with the text of a state's identity card (RG) of the old kind: labels in Portuguese, no expiry date, no machine-readable zone. */
export function printRegisterCard(holder: DocumentHolder): PrintedPage {
  return printPage(size, (press) => {
    const { paint, print } = press
    paintGuilloche(
      paint,
      { left: 0, top: 0, width: size.widthMm, height: size.heightMm },
      { from: '#eef5e6', to: '#f4f2df', line: 'rgba(60,110,60,.2)' },
    )
    print('VÁLIDA EM TODO O TERRITÓRIO NACIONAL', 18, 5, { font: fonts.sans, sizeMm: 2.6, bold: true, color: '#1d3b23' })
    print('CARTEIRA DE IDENTIDADE', 33, 8.8, { font: fonts.sans, sizeMm: 2.4, color: '#1d3b23' })
    field(press, 5, 11, 'REGISTRO GERAL', registerNumber(holder), 'documentNumber')
    field(press, 58, 11, 'DATA DE EXPEDIÇÃO', printedDate(issueDate(holder.expiryDate)), 'issueDate')
    field(press, 5, 20, 'NOME', `${holder.givenNames} ${holder.surname}`.toUpperCase(), 'fullName')
    field(press, 5, 29, 'FILIAÇÃO', 'JOSÉ DE TAL E MARIA DE TAL', 'parents')
    field(press, 5, 38, 'NATURALIDADE', 'SÃO PAULO - SP', 'birthPlace')
    field(press, 58, 38, 'DATA DE NASCIMENTO', printedDate(holder.birthDate), 'birthDate')
    field(press, 5, 47, 'CPF', taxIdText(holder.personalNumber), 'personalNumber')
    print('ASSINATURA DO DIRETOR', 58, 52, { font: fonts.condensed, sizeMm: 1.9, color: '#3f5a48' })
    printSpecimenNotice(press, 5, 62)
  })
}

/** Eight digits and a check character, with dots: as São Paulo writes them. */
export function registerNumber({ personalNumber }: DocumentHolder): string {
  const digits = `4${personalNumber.slice(2, 9)}`
  return `${digits.slice(0, 2)}.${digits.slice(2, 5)}.${digits.slice(5, 8)}-${personalNumber.slice(9, 10)}`
}

function printedDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-')
  return `${day}/${months[Number(month) - 1]}/${year}`
}

function field(press: Press, left: number, top: number, label: string, value: string, name: string): void {
  press.print(label, left, top + 2, { font: fonts.condensed, sizeMm: 2, color: '#3f5a48' })
  press.print(value, left, top + 5.8, { font: fonts.sans, sizeMm: 3, bold: true, maxWidthMm: size.widthMm - 3 - left }, name)
}
