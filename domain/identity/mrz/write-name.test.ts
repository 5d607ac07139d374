import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transliterateName } from './transliterate.ts'
import { writeMrzName, writeMrzNameLine } from './write-name.ts'

describe('a name in the machine-readable zone', () => {
  it.each([
    ['ERIKSSON', 'ANNA MARIA', 'PPUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'],
    ['SMITH-JONES', 'SUSIE MARGARET', 'PPUTOSMITH<JONES<<SUSIE<MARGARET<<<<<<<<<<<<'],
    ["O'CONNOR", 'ENYA SIOBHAN', 'PPUTOOCONNOR<<ENYA<SIOBHAN<<<<<<<<<<<<<<<<<<'],
    ['ARKFREITH', '', 'PPUTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<'],
    ['PAPANDROPOULOUS', 'JONATHON WARREN TREVOR', 'PPUTOPAPANDROPOULOUS<<JONATHON<WARREN<TREVOR'],
  ])('%s, %s fits a passport', (primary, secondary, line) => {
    expect(writeMrzNameLine('PP', 'UTO', { primary, secondary }, 44)).toBe(line)
  })

  it.each([
    [39, 'NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG KRASUANG', 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K'],
    [39, 'NILAVADHANANANDA', 'ARNPOL PETCH CHARONGUANG', 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU'],
    [39, 'BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL', 'DINGO POTOROO', 'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI'],
    [31, 'NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG KRASUANG', 'NILAVADHANANANDA<<CHAYAPA<DEJ<K'],
    [31, 'BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL', 'DINGO POTOROO', 'BENNELONG<WOOLOOMOOLOO<W<W<<D<P'],
    [30, 'NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG KRASUANG', 'NILAVADHANANANDA<<CHAYAPA<DE<K'],
    [30, 'BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL', 'DINGO POTOROO', 'BENNELONG<WOOLOOMOOLOO<W<W<<DI'],
  ])('is shortened to %i characters as Doc 9303 shows: %s, %s', (length, primary, secondary, expected) => {
    expect(writeMrzName({ primary, secondary }, length)).toBe(expected)
  })

  it('always fills its field, keeps both identifiers and ends a shortened name in a letter', () => {
    const part = fc.stringMatching(/^[A-Z]{3,15}$/)
    const parts = fc.array(part, { minLength: 1, maxLength: 5 }).map((some) => some.join(' '))
    fc.assert(
      fc.property(parts, parts, fc.constantFrom(30, 31, 39), (primary, secondary, length) => {
        const field = writeMrzName({ primary, secondary }, length)
        expect(field).toHaveLength(length)
        expect(field).toMatch(/^[A-Z]+(<[A-Z]+)*<<[A-Z]+(<[A-Z]+)*<*$/)
        const fits = primary.length + 2 + secondary.length <= length
        expect(fits || /[A-Z]$/.test(field)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['', 'ANNA'],
    ['---', 'ANNA'],
    ['李', 'XIAOLONG'],
  ])('is refused for %j, %j', (primary, secondary) => {
    expect(() => writeMrzName({ primary, secondary }, 39)).toThrow(expect.objectContaining({ code: 'NAME_NOT_TRANSLITERABLE' }))
  })
})

describe('transliteration', () => {
  it.each([
    ["D'Artagnan", 'DARTAGNAN'],
    ['Müller-Lüdenscheidt', 'MUELLER LUEDENSCHEIDT'],
    ['Gößmann', 'GOESSMANN'],
    ['Térèsa CAÑON', 'TERESA CANON'],
    ['João Conceição', 'JOAO CONCEICAO'],
    ['Łukasz Đorđe', 'LUKASZ DORDE'],
    ['Þórður', 'THORDUR'],
    ['Ångström', 'AANGSTROEM'],
    ['Nguyễn', 'NGUYEN'],
    ['Щербаков Юрий', 'SHCHERBAKOV IURII'],
    ['Ольга', 'OLGA'],
    ['عباس', 'EBAS'],
    ['عبّاس', 'EBBAS'],
    ['جميلة', 'JMYLXAH'],
    ['زكريا الرازي', 'ZKRYA ALRAZY'],
    ['O’Connor, Jr.', 'OCONNOR JR'],
  ])('of %s is %s', (name, expected) => {
    expect(transliterateName(name).join(' ')).toBe(expected)
  })
})
