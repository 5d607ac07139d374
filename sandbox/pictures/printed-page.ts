import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { loadFonts } from './fonts.ts'

/** A text on the flat page and where it stands, in millimetres. */
export type PrintedText = { name: string; text: string; left: number; top: number; width: number; height: number }

export type PrintedPage = {
  canvas: Canvas
  widthMm: number
  heightMm: number
  pixelsPerMm: number
  /** What was printed under a name, for whoever checks a reading against the truth. */
  texts: PrintedText[]
}

export type TextStyle = { font: string; sizeMm: number; color?: string; bold?: boolean; spacingMm?: number; maxWidthMm?: number }

export type Press = {
  /** Draws in millimetres. */
  paint: SKRSContext2D
  /** Prints with the baseline at `top` + size; a named text is kept as truth. */
  print: (text: string, left: number, baseline: number, style: TextStyle, name?: string) => void
}

/** Prints a page of a given size: the background is the painter's, the corners are rounded like a card's. */
export function printPage(
  size: { widthMm: number; heightMm: number; cornerMm: number; pixelsPerMm: number },
  draw: (press: Press) => void,
) {
  loadFonts()
  const { widthMm, heightMm, cornerMm, pixelsPerMm } = size
  const canvas = createCanvas(Math.round(widthMm * pixelsPerMm), Math.round(heightMm * pixelsPerMm))
  const paint = canvas.getContext('2d')
  const texts: PrintedText[] = []
  paint.scale(pixelsPerMm, pixelsPerMm)
  paint.beginPath()
  paint.roundRect(0, 0, widthMm, heightMm, cornerMm)
  paint.clip()
  draw(pressOn(paint, texts))
  return { canvas, widthMm, heightMm, pixelsPerMm, texts } satisfies PrintedPage
}

/** Prints on anything that is measured in millimetres; named texts are added to the list. */
export function pressOn(paint: SKRSContext2D, texts: PrintedText[] = []): Press {
  return {
    paint,
    print: (text, left, baseline, style, name) => {
      const width = printText(paint, text, { left, baseline, style })
      if (name !== undefined) texts.push({ name, text, left, top: baseline - style.sizeMm * 0.75, width, height: style.sizeMm * 0.8 })
    },
  }
}

function printText(paint: SKRSContext2D, text: string, at: { left: number; baseline: number; style: TextStyle }): number {
  const { left, baseline, style } = at
  paint.fillStyle = style.color ?? '#1d1f24'
  paint.letterSpacing = `${style.spacingMm ?? 0}px`
  // Sizes below one pixel are rounded by the font engine, so the text is set at ten times its size and shrunk.
  paint.font = `${style.bold === true ? 'bold ' : ''}${style.sizeMm * 10}px "${style.font}"`
  paint.letterSpacing = `${(style.spacingMm ?? 0) * 10}px`
  const natural = paint.measureText(text).width / 10
  const squeeze = style.maxWidthMm === undefined ? 1 : Math.min(1, style.maxWidthMm / natural)
  paint.save()
  paint.translate(left, baseline)
  paint.scale(0.1 * squeeze, 0.1)
  paint.fillText(text, 0, 0)
  paint.restore()
  return natural * squeeze
}
