import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/** Family names of the fonts that come along as packages: a fresh machine or container has none of its own. */
export const fonts = { sans: 'Tenor Sans', condensed: 'Tenor Condensed', hand: 'Tenor Hand', ocrB: 'Tenor OCR B' } as const

const require = createRequire(import.meta.url)

const files: [family: string, locate: () => string][] = [
  [fonts.sans, () => require.resolve('@fontsource/roboto/files/roboto-latin-400-normal.woff2')],
  [fonts.sans, () => require.resolve('@fontsource/roboto/files/roboto-latin-700-normal.woff2')],
  [fonts.condensed, () => require.resolve('@fontsource/roboto-condensed/files/roboto-condensed-latin-400-normal.woff2')],
  [fonts.condensed, () => require.resolve('@fontsource/roboto-condensed/files/roboto-condensed-latin-700-normal.woff2')],
  [fonts.hand, () => require.resolve('@fontsource/caveat/files/caveat-latin-400-normal.woff2')],
  // OCR-B by Matthew Skala after Norbert Schwarz, free for any use and distribution; bwip-js carries it but does not export it.
  [fonts.ocrB, () => join(dirname(require.resolve('bwip-js')), '..', 'fonts', 'OCRB7.ttf')],
]

let areLoaded = false

export function loadFonts(): void {
  if (areLoaded) return
  for (const [family, locate] of files) GlobalFonts.register(readFileSync(locate()), family)
  areLoaded = true
}
