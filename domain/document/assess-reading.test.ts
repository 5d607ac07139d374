import { describe, expect, it } from 'vitest'
import { assessReading } from './assess-reading.ts'

const read = (...names: string[]) => assessReading(names.map((name) => ({ name })))

describe('a reading of a document', () => {
  it.each([
    ['print in one piece', ['fullName', 'birthDate'], true, ['documentNumber', 'expiryDate', 'mrz']],
    ['a zone in parts', ['surname', 'givenNames', 'birthDate', 'documentNumber', 'expiryDate', 'mrz'], true, []],
    ['somebody with one name', ['surname', 'birthDate', 'mrz'], true, ['documentNumber', 'expiryDate']],
    ['no name', ['birthDate', 'documentNumber', 'expiryDate', 'mrz'], false, ['name']],
    ['given names alone', ['givenNames', 'birthDate'], false, ['name', 'documentNumber', 'expiryDate', 'mrz']],
    ['no birth date', ['fullName', 'documentNumber'], false, ['birthDate', 'expiryDate', 'mrz']],
    ['nothing', [], false, ['name', 'birthDate', 'documentNumber', 'expiryDate', 'mrz']],
  ])('with %s', (_name, names, readable, missing) => {
    expect(read(...names)).toEqual({ readable, missing })
  })
})
