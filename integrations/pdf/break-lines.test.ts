import { array, assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, type Line } from './break-lines.ts'
import { styles } from './style.ts'
import { loadTypeface, measure, toPrintable } from './typeface.ts'

const typeface = await loadTypeface()
const style = styles.normal

describe('lines of text', () => {
  const words = array(constantFrom('a', 'de', 'saldo', 'amortização', 'R$\u00A01.234,56', 'Nascimento', 'art.\u00A052'), {
    minLength: 1,
    maxLength: 60,
    size: 'max',
  })

  it('hold every word in order and never run over the column', () => {
    assert(
      property(words, integer({ min: 90, max: 500 }), (list, widthPt) => {
        const lines = breakLines(typeface, [list.join(' ')], style, widthPt)
        expect(lines.map(textOf).join('')).toBe(list.join(' '))
        for (const line of lines) {
          expect(line.widthPt).toBeLessThanOrEqual(widthPt)
          expect(line.widthPt).toBeCloseTo(measure(typeface.text, style.sizePt, textOf(line).trimEnd()), 6)
        }
      }),
    )
  })

  it('do not end a paragraph with a single word where the line before can spare one', () => {
    const text = 'Não há multa nem tarifa de espécie alguma'
    const lines = breakLines(typeface, [text], style, measure(typeface.text, style.sizePt, 'Não há multa nem tarifa de espécie') + 1)
    expect(lines.map(textOf)).toEqual(['Não há multa nem tarifa de ', 'espécie alguma'])
  })

  it('keep words together that a strong part divides', () => {
    const lines = breakLines(typeface, ['Credor: ', { strong: 'Tenor' }, ', de São Paulo'], style, 400)
    expect(lines[0]?.pieces.map(({ face, text }) => [face, text])).toEqual([
      ['text', 'Credor: '],
      ['strong', 'Tenor'],
      ['text', ', de São Paulo'],
    ])
  })

  it('cut a word that is wider than the column, and add no space where they cut', () => {
    const word = 'd0e3774eb15533310cdf5ccbeeff9f1715d34b34749c71cfea24bf5d22885667'
    const lines = breakLines(typeface, [word], style, 120)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.map(textOf).join('')).toBe(word)
  })
})

describe('text from outside', () => {
  it('names what the fonts cannot draw, and leaves the rest as it is', () => {
    expect(toPrintable(typeface, 'Łukasz, Sa\u0303o Paulo 王 😀')).toBe('Łukasz, São Paulo [U+738B] [U+1F600]')
  })
})

function textOf(line: Line): string {
  return line.pieces.map((piece) => piece.text).join('')
}
