import { describe, expect, it } from 'vitest'
import { findLabelledFields, toLabelledFields } from './labelled-fields.ts'
import { labelOf } from './labels.ts'
import type { ReadLine } from './read-line.ts'
import { joinWords } from './read-line.ts'

const line = (text: string, left: number, top: number, confidence = 95): ReadLine => ({
  text,
  confidence,
  box: { left, top, width: text.length * 18, height: 30 },
})

describe('labels', () => {
  it.each([
    ['Nome / Name', 'fullName'],
    ['NOME/GIVEN NAMES', 'givenNames'],
    ['SOBRENOME/SURNAME', 'surname'],
    ['Registro Geral - CPF / Personal Number', 'personalNumber'],
    ['Data de Nascimento / Date of Birth', 'birthDate'],
    ['DATA DE NASClMENTO', 'birthDate'],
    ['VÁLIDO ATÉ/DATE OF EXPIRY', 'expiryDate'],
    ['PASSAPORTE Nº/PASSPORT No.', 'documentNumber'],
    ['Nº do Documento / Document No.', 'documentNumber'],
    ['Data de Emissão / Issue Date', 'other'],
    ['Nome Social / Social Name', 'other'],
    ['NATURALIDADE/PLACE OF BIRTH', 'other'],
  ])('%s belongs to %s', (text, expected) => {
    expect(labelOf(text)).toBe(expected)
  })

  it.each(['ANA BEATRIZ CONCEIÇÃO DA SILVA', 'BRASILEIRO(A)', '17/04/1990', 'SSP', '529.982.247-25', 'REPÚBLICA FEDERATIVA DO BRASIL'])(
    '%s is none',
    (text) => {
      expect(labelOf(text)).toBeUndefined()
    },
  )
})

describe('a value and its label', () => {
  it('stand one below the other, each column by itself', () => {
    const fields = findLabelledFields([
      line('Data de Nascimento', 100, 100),
      line('Validade', 700, 104),
      line('17/04/1990', 102, 140),
      line('09/08/2031', 702, 144),
    ])
    expect(fields.map(({ name, value }) => [name, value])).toEqual([
      ['birthDate', '1990-04-17'],
      ['expiryDate', '2031-08-09'],
    ])
  })

  it('is absent where nothing stands below the label, or only another label', () => {
    expect(findLabelledFields([line('Validade', 100, 100), line('Data de Nascimento', 100, 140), line('09/08/2031', 100, 400)])).toEqual([])
  })

  it('is absent where what stands there is no such value', () => {
    expect(findLabelledFields([line('Validade', 100, 100), line('INDETERMINADA', 100, 140)])).toEqual([])
  })

  it('is doubted where a CPF does not prove itself', () => {
    expect(toLabelledFields([{ label: 'CPF', value: line('529.982.247-26', 0, 0) }])).toMatchObject([
      { value: '52998224726', confidence: 50 },
    ])
    expect(toLabelledFields([{ label: 'CPF', value: line('529.982.247-25', 0, 0) }])).toMatchObject([
      { value: '52998224725', confidence: 95 },
    ])
  })

  it('is a CPF under the label of the general register, where the newest cards print it', () => {
    const value = line('529.982.247-25', 0, 0)
    expect(toLabelledFields([{ label: 'Registro Geral', value }])).toMatchObject([{ name: 'personalNumber', value: '52998224725' }])
    expect(toLabelledFields([{ label: 'Registro Geral', value: line('12.345.678-9', 0, 0) }])).toMatchObject([
      { name: 'documentNumber', value: '123456789' },
    ])
  })

  it('is the given names where the surname stands by itself', () => {
    const fields = toLabelledFields([
      { label: 'NOME', value: line('OTÁVIO', 0, 0) },
      { label: 'SOBRENOME/SURNAME', value: line('MÜLLER', 0, 0) },
    ])
    expect(fields.map(({ name }) => name).toSorted()).toEqual(['givenNames', 'surname'])
  })
})

describe('words', () => {
  it('make a line with their neighbours and not with the next column', () => {
    const words = [line('ANA', 100, 100), line('BEATRIZ', 170, 102), line('F', 700, 100), line('SOUZA', 320, 99)]
    expect(joinWords(words).map((one) => one.text)).toEqual(['ANA BEATRIZ SOUZA', 'F'])
  })
})
