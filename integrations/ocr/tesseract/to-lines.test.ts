import { describe, expect, it } from 'vitest'
import { joinWords } from '../reading/read-line.ts'
import type { Word } from './engine.ts'
import { sureLetters, toLines } from './to-lines.ts'

const word = (text: string, [x0, y0, x1, y1]: [number, number, number, number], confidence = 96): Word => ({
  text,
  confidence,
  bbox: { x0, y0, x1, y1 },
  symbols: [],
})

describe('what tesseract read', () => {
  // As tesseract answered for a payslip a little out of focus.
  it('stands together on its line, though a box was stretched over the words behind it', () => {
    const words = [
      word('ANA', [217, 395, 285, 442]),
      word('BEATRIZ', [305, 395, 441, 442]),
      word('CONCEIÇÃO', [446, 399, 792, 438]),
      word('DA', [648, 395, 685, 442]),
      word('SILVA', [701, 395, 796, 442]),
      word('529.982.247-25', [1070, 405, 1322, 432]),
    ]
    expect(joinWords(toLines(words)).map(({ text }) => text)).toEqual(['ANA BEATRIZ CONCEIÇÃO DA SILVA', '529.982.247-25'])
  })

  it('keeps the box of a word that only touches its neighbour, or a line above', () => {
    const words = [word('SALÁRIO', [100, 100, 200, 120]), word('BASE', [196, 100, 260, 120]), word('INSS', [150, 130, 190, 150])]
    expect(toLines(words).map(({ box }) => box.width)).toEqual([100, 64, 40])
  })

  it('is text with a letter or a figure, and of some certainty', () => {
    expect(
      toLines([word('—', [0, 0, 9, 9]), word('Nome', [0, 0, 9, 9], 29), word('CPF', [20, 0, 29, 9], 30)]).map(({ text }) => text),
    ).toEqual(['CPF'])
  })

  it('counts as letters that are sure only in words of some length', () => {
    expect(sureLetters(toLines([word('Nome', [0, 0, 40, 9]), word('de', [50, 0, 70, 9]), word('Ana', [80, 0, 99, 9], 40)]))).toBe(4)
  })
})
