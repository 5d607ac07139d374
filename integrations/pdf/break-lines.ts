import type { Inline } from './blocks.ts'
import type { TextStyle } from './style.ts'
import { type FaceName, measure, type Typeface } from './typeface.ts'

export type LinePiece = { face: FaceName; text: string; offsetPt: number }

/** One set line. Its text ends in a space unless it is the last, so that extracted words do not run together. */
export type Line = { pieces: LinePiece[]; widthPt: number }

/** `isCut`: the rest of the word stands on the next line, without a space between. */
type Word = { parts: { face: FaceName; text: string }[]; widthPt: number; isCut: boolean }

/**
 * Breaks text at spaces, never at non-breaking ones; a word wider than the column is cut. The last line of several has two words at
 * least where the line before can spare one.
 */
export function breakLines(typeface: Typeface, text: readonly Inline[], style: TextStyle, widthPt: number): Line[] {
  const words = toWords(typeface, text, style).flatMap((word) => cutToFit(typeface, word, style, widthPt))
  const rows: Word[][] = []
  for (const word of words) {
    const row = rows.at(-1)
    if (row !== undefined && widthOfRow(typeface, [...row, word], style) <= widthPt) row.push(word)
    else rows.push([word])
  }
  avoidLonelyWord(rows, (row) => widthOfRow(typeface, row, style) <= widthPt)
  return rows.map((row, index) => toLine(typeface, row, style, index === rows.length - 1))
}

function widthOfRow(typeface: Typeface, row: readonly Word[], style: TextStyle): number {
  const spaces = row.slice(0, -1).map((word) => measure(typeface[word.parts.at(-1)?.face ?? style.face], style.sizePt, ' '))
  return row.reduce((sum, word) => sum + word.widthPt, 0) + spaces.reduce((sum, space) => sum + space, 0)
}

function toWords(typeface: Typeface, text: readonly Inline[], style: TextStyle): Word[] {
  const words: Word[] = []
  let joinsPrevious = false
  for (const inline of text) {
    const face: FaceName = typeof inline === 'string' ? style.face : 'strong'
    const characters = (typeof inline === 'string' ? inline : inline.strong).normalize('NFC')
    if (characters.startsWith(' ')) joinsPrevious = false
    for (const part of characters.split(' ').filter((one) => one !== '')) {
      const last = words.at(-1)
      const word = joinsPrevious && last !== undefined ? last : { parts: [], widthPt: 0, isCut: false }
      if (word !== last) words.push(word)
      word.parts.push({ face, text: part })
      word.widthPt += measure(typeface[face], style.sizePt, part)
      joinsPrevious = false
    }
    joinsPrevious = !characters.endsWith(' ')
  }
  return words
}

function avoidLonelyWord(rows: Word[][], fits: (row: readonly Word[]) => boolean): void {
  const [before, last] = rows.slice(-2)
  const spared = before?.at(-1)
  if (before === undefined || last === undefined || spared === undefined) return
  if (last.length > 1 || before.length < 3 || spared.isCut || !fits([spared, ...last])) return
  last.unshift(spared)
  before.pop()
}

function cutToFit(typeface: Typeface, word: Word, style: TextStyle, widthPt: number): Word[] {
  if (word.widthPt <= widthPt) return [word]
  const pieces: Word[] = []
  for (const { face, text } of word.parts)
    for (const character of text) {
      const characterPt = measure(typeface[face], style.sizePt, character)
      const last = pieces.at(-1)
      const part = last?.parts.at(-1)
      if (last === undefined || part === undefined || last.widthPt + characterPt > widthPt)
        pieces.push({ parts: [{ face, text: character }], widthPt: characterPt, isCut: true })
      else {
        last.widthPt += characterPt
        if (part.face === face) part.text += character
        else last.parts.push({ face, text: character })
      }
    }
  return pieces.map((piece, index) => ({ ...piece, isCut: index < pieces.length - 1 }))
}

function toLine(typeface: Typeface, words: readonly Word[], style: TextStyle, isLast: boolean): Line {
  const parts = words.flatMap((word, index) => {
    const space = word.isCut || (index === words.length - 1 && isLast) ? '' : ' '
    return word.parts.map((part, at) => (at === word.parts.length - 1 ? { ...part, text: part.text + space } : part))
  })
  const pieces: LinePiece[] = []
  let offsetPt = 0
  for (const { face, text } of parts) {
    const last = pieces.at(-1)
    if (last?.face === face) last.text += text
    else {
      offsetPt = last === undefined ? 0 : last.offsetPt + measure(typeface[last.face], style.sizePt, last.text)
      pieces.push({ face, text, offsetPt })
    }
  }
  const last = pieces.at(-1)
  const visible = last === undefined ? 0 : last.offsetPt + measure(typeface[last.face], style.sizePt, last.text.trimEnd())
  return { pieces, widthPt: visible }
}
