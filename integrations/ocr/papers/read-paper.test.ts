import { describe, expect, it } from 'vitest'
import type { ReadLine } from '../reading/read-line.ts'
import { readPaper } from './read-paper.ts'

const at = (text: string, left: number, top: number, confidence = 95): ReadLine => ({
  text,
  confidence,
  box: { left, top, width: 11 * text.length, height: 20 },
})
const page = (...lines: ReadLine[]) => readPaper({ lines, widthPx: 1000, heightPx: 700 })
const said = (...lines: ReadLine[]) => Object.fromEntries(page(...lines).fields.map(({ name, value }) => [name, value]))

describe('what a paper says', () => {
  it('stands beneath a label or beside it, and belongs to its own', () => {
    const read = page(
      at('RECIBO DE PAGAMENTO DE SALÁRIO', 300, 10),
      at('Nome', 50, 80),
      at('ANA CONCEIÇÃO', 51, 106, 91),
      at('CPF', 500, 80),
      at('529.982.247-25', 501, 106),
      at('Mês de Referência:', 50, 160),
      at('MAIO/2026', 270, 160),
      at('Salário', 50, 240),
      at('30,00', 400, 240),
      at('5.000,00', 700, 240),
      at('INSS', 50, 280),
      at('11,00', 400, 280),
      at('550,00', 700, 280),
      at('Valor Líquido', 500, 400),
      at('R$ 4.450,00', 501, 426, 88),
    )
    expect(read.kind).toBe('payslip')
    expect(read.fields.map(({ name, value, confidence }) => [name, value, confidence])).toEqual([
      ['holder', 'ANA CONCEIÇÃO', 91],
      ['taxId', '52998224725', 95],
      ['month', '2026-05', 95],
      ['netPayMinor', '445000', 88],
    ])
    expect(read.rows).toMatchObject([
      { text: 'Salário', amountMinor: 500_000, confidence: 50 },
      { text: 'INSS', amountMinor: 55_000, confidence: 50 },
    ])
    expect(read.sums).toBe('unproven')
    expect(read.fields[3]!.box).toMatchObject({ left: 0.501, top: 426 / 700 })
  })

  it.each([
    ['R$ 4.120,55', '412055'],
    ['$4,120.55', '412055'],
    ['- R$ 12,00', '-1200'],
    ['R$ -12,00', '-1200'],
    ['0,05', '5'],
    ['1.234.567,89', '123456789'],
  ])('writes the amount %s as %s', (text, expected) => {
    expect(said(at('SALDO FINAL', 50, 80), at(text, 50, 106))).toEqual({ closingBalanceMinor: expected })
  })

  it.each(['4120', 'R$ 4.12O,S5', 'vide verso', '4.120,5'])('believes no amount in %j', (text) => {
    expect(said(at('SALDO FINAL', 50, 80), at(text, 50, 106))).toEqual({})
  })

  it('trusts no CPF that does not prove itself', () => {
    expect(page(at('CPF', 50, 80), at('529.982.247-26', 50, 106)).fields).toMatchObject([{ name: 'taxId', confidence: 50 }])
  })

  it('takes no label for a value, no sentence for a label, and of two readings the surer one', () => {
    expect(said(at('NOME', 50, 80), at('CPF', 50, 106))).toEqual({})
    expect(said(at('O nome do cliente consta no verso', 50, 80), at('ANA SOUZA', 50, 106))).toEqual({})
    const twice = [at('TITULAR', 50, 80), at('ANA', 50, 106, 60), at('CLIENTE', 500, 300), at('ANA SOUZA', 500, 326, 90)]
    expect(said(...twice)).toEqual({ holder: 'ANA SOUZA' })
  })

  it.each([
    ['Extrato de Conta Corrente', 'bank_statement'],
    ['CONTA DE ENERGIA ELÉTRICA', 'utility_bill'],
    ['Holerite', 'payslip'],
    ['Contrato de locação', 'unknown'],
  ])('is known by its title: %s', (title, kind) => {
    expect(page(at(title, 50, 10)).kind).toBe(kind)
  })
})
