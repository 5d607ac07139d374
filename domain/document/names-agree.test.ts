import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeMrzName } from '#domain/identity/mrz/write-name.ts'
import { namesAgree, type NameOnDocument } from './names-agree.ts'

const zone = (surname: string, givenNames: string): NameOnDocument => ({ surname, givenNames, isTruncated: false })
const cutOff = (surname: string, givenNames: string): NameOnDocument => ({ surname, givenNames, isTruncated: true })
const print = (fullName: string): NameOnDocument => ({ fullName })

describe('the same name in other words', () => {
  const same: [why: string, declared: string, read: NameOnDocument][] = [
    ['letter by letter', 'Ana Beatriz Souza', print('Ana Beatriz Souza')],
    ['in capitals without accents', 'Íris Conceição Müller', zone('CONCEICAO MULLER', 'IRIS')],
    ['with the standard transliteration of an umlaut', 'Otávio Müller', zone('MUELLER', 'OTAVIO')],
    ['with particles where the declaration has none', 'Ana Conceição Silva', print('ANA CONCEIÇÃO DA SILVA')],
    ['without the particles of the declaration', 'Márcia Gonçalves de Assunção e Souza', zone('GONCALVES ASSUNCAO SOUZA', 'MARCIA')],
    ['surname first', 'Ana Beatriz Souza Lima', print('SOUZA LIMA, ANA BEATRIZ')],
    ['with a hyphen or without', 'Maria Vasconcelos-Figueiredo', print('MARIA VASCONCELOS FIGUEIREDO')],
    ['with an apostrophe or without', "João D'Ávila", zone('DAVILA', 'JOAO')],
    ['with an apostrophe read as a blank', "João D'Ávila", print('JOÃO D AVILA')],
    ['with one name only', 'Teresinha', zone('TERESINHA', '')],
    ['junior written short', 'Pedro Alves Júnior', print('PEDRO ALVES JR')],
    ['cut off in the last given name', 'Ana Beatriz Conceição da Silva', cutOff('CONCEICAO DA SILVA', 'ANA BEATRI')],
    [
      'cut off before the last given names',
      'Maximiliano Sebastião Luís Vasconcelos-Figueiredo',
      cutOff('VASCONCELOS FIGUEIREDO', 'MAXIMI'),
    ],
    ['shortened to initials', 'Bruno Miguel Sebastião de Almeida Prado', cutOff('ALMEIDA P', 'BRUNO M S')],
  ]
  it.each(same)('agrees %s', (_why, declared, read) => {
    expect(namesAgree(declared, read)).toBe(true)
  })

  it('agrees with whatever the standard makes of a name in a zone, however short', () => {
    const word = fc.constantFrom('Ana', 'Luís', 'Conceição', 'Müller', 'Figueiredo', 'Ávila', 'Quirino', 'Sebastião', 'Vasconcelos')
    const part = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(part, part, fc.constantFrom(30, 31, 39), (primary, secondary, length) => {
        const line = writeMrzName({ primary, secondary }, length)
        const [surname = '', givenNames = ''] = line.replace(/<+$/, '').split('<<')
        const read = {
          surname: surname.replaceAll('<', ' '),
          givenNames: givenNames.replaceAll('<', ' '),
          isTruncated: !line.endsWith('<'),
        }
        expect(namesAgree(`${secondary} ${primary}`, read)).toBe(true)
      }),
    )
  })
})

describe('somebody else', () => {
  const others: [why: string, declared: string, read: NameOnDocument][] = [
    ['a sister', 'Ana Beatriz Souza', print('ANA CAROLINA SOUZA')],
    ['the father', 'João Pedro Silva Filho', print('JOÃO PEDRO SILVA')],
    ['the son', 'João Pedro Silva', zone('SILVA NETO', 'JOAO PEDRO')],
    ['one letter, another sex', 'Mário Souza', zone('SOUZA', 'MARIA')],
    ['one letter more', 'José Lima', zone('LIMA', 'JOSUE')],
    ['a namesake with a name more', 'Ana Souza', print('ANA BEATRIZ SOUZA')],
    ['a namesake with a name less', 'Ana Beatriz Souza', zone('SOUZA', 'ANA')],
    ['given names in another order', 'João Pedro Silva', print('PEDRO JOÃO SILVA')],
    ['the same given names, another surname', 'Maria José Oliveira', zone('PEREIRA', 'MARIA JOSE')],
    ['the same surname, another given name', 'Luzia dos Santos', zone('DOS SANTOS', 'LUCIA')],
    ['surnames of the spouse', 'Márcia Gonçalves de Assunção', print('MÁRCIA ASSUNÇÃO GONÇALVES PRADO')],
    ['a shortened name where the line had room', 'Ana Beatriz Souza', zone('SOUZA', 'ANA B')],
    ['a line cut off that begins differently', 'Ana Beatriz Conceição da Silva', cutOff('CONCEICAO DA SILVA', 'ANA CARO')],
    ['a line cut off with another surname', 'Maximiliano Sebastião Figueiredo', cutOff('FIGUEIRA', 'MAXIMILIANO')],
    ['initials of somebody else', 'Bruno Miguel de Almeida Prado', cutOff('ALMEIDA P', 'BRUNO S')],
    ['more than one word cut off', 'Bruno Miguel de Almeida Prado', cutOff('ALMEIDA PRADO', 'BRU MIG')],
    ['a digit in the place of a letter', 'Silvia Lima', zone('L1MA', 'SILVIA')],
    ['nothing but a particle', 'Da Silva', print('DA')],
  ]
  it.each(others)('is not taken for the declared person: %s', (_why, declared, read) => {
    expect(namesAgree(declared, read)).toBe(false)
  })

  it('is never taken for the declared person when one word is another', () => {
    const words = ['Ana', 'Luisa', 'Marta', 'Quirino', 'Prado', 'Otoni', 'Ferraz', 'Diniz']
    const name = fc.shuffledSubarray(words, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(name, fc.nat(3), fc.constantFrom('Helena', 'Borges', 'Anna'), (given, index, other) => {
        const read = given.with(index % given.length, other).join(' ')
        expect(namesAgree(given.join(' '), print(read))).toBe(false)
      }),
    )
  })
})
