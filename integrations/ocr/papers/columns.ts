import { fold, isNearly } from '../reading/labels.ts'
import { groupWords, unionOf, type PixelBox } from '../reading/read-line.ts'
import type { PaperWord } from './paper-page.ts'

/** What a column holds. `in` is what comes in or is earned, `out` what goes out or is taken off, `other` figures that are no money of the row. */
export type ColumnKind = 'date' | 'text' | 'in' | 'out' | 'amount' | 'balance' | 'other'
export type Column = { kind: ColumnKind; box: PixelBox }

const headings: Readonly<Record<ColumnKind, readonly string[]>> = {
  date: ['DATA', 'DATE', 'DIA'],
  text: ['DESCRICAO', 'HISTORICO', 'LANCAMENTO', 'LANCAMENTOS', 'DESCRIPTION', 'DETAILS', 'ITEM', 'COD', 'CODIGO', 'CODE', 'DOCUMENTO'],
  in: ['VENCIMENTOS', 'PROVENTOS', 'CREDITO', 'CREDITOS', 'ENTRADA', 'ENTRADAS', 'EARNINGS', 'DEPOSITS', 'CREDITS', 'CREDIT'],
  out: ['DESCONTOS', 'DEBITO', 'DEBITOS', 'SAIDA', 'SAIDAS', 'DEDUCTIONS', 'WITHDRAWALS', 'DEBITS', 'DEBIT'],
  amount: ['VALOR', 'VALOR R', 'VALORES', 'AMOUNT', 'CURRENT'],
  balance: ['SALDO', 'SALDO R', 'BALANCE'],
  other: (
    'REFERENCIA,REF,QUANTIDADE,QTD,QTDE,TARIFA,PRECO,PRECO UNITARIO,ALIQUOTA,BASE,' +
    'HOURS,RATE,USAGE,QUANTITY,UNITS,PRICE,YTD,YEAR TO DATE'
  ).split(','),
}

const money: ReadonlySet<ColumnKind> = new Set(['in', 'out', 'amount', 'balance'])

/** The columns that a row names, if it is the head of a table: two of them at least, and one of money. */
export function columnsOf(row: readonly PaperWord[]): Column[] | undefined {
  const pieces = groupWords(row, (word) => word.level)
  const columns = pieces.flatMap((piece): Column[] => {
    const kind = headingOf(piece.map((word) => word.text).join(' '))
    return kind === undefined ? [] : [{ kind, box: unionOf(piece.map((word) => word.level)) }]
  })
  const isHead = columns.length >= 2 && columns.length >= pieces.length - 1 && columns.some(({ kind }) => money.has(kind))
  return isHead ? columns : undefined
}

/** What a heading says, give or take one letter in seven that was misread. */
export function headingOf(text: string): ColumnKind | undefined {
  const folded = fold(text)
  const found = Object.entries(headings).find(([, phrases]) =>
    phrases.some((phrase) => isNearly(folded, phrase, Math.floor(phrase.length / 7))),
  )
  return found?.[0] as ColumnKind | undefined
}

/** The column over an amount: figures are flush right, left or centred with their heading, so the nearest edge or middle tells. */
export function columnOver(box: PixelBox, columns: readonly Column[]): ColumnKind | undefined {
  const nearest = columns
    .filter(({ kind }) => kind !== 'date' && kind !== 'text')
    .map((column) => ({ kind: column.kind, distance: apart(box, column.box) }))
    .toSorted((one, other) => one.distance - other.distance)[0]
  return nearest === undefined || nearest.distance > box.height * 4 ? undefined : nearest.kind
}

function apart(one: PixelBox, other: PixelBox): number {
  const edges = (box: PixelBox) => [box.left, box.left + box.width / 2, box.left + box.width]
  const [here, there] = [edges(one), edges(other)]
  return Math.min(...here.map((edge, index) => Math.abs(edge - there[index]!)))
}
