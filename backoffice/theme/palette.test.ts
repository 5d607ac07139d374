import { describe, expect, it } from 'vitest'
import { dark, light, tones, type DeskPalette } from './palette.ts'

const grounds = (palette: DeskPalette) => [palette.page, palette.surface, palette.sunken, palette.hover, palette.selected]

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s colours', (_name, palette) => {
  it.each(['ink', 'muted', 'faint', 'accent'] as const)('can be read on every ground: %s', (text) => {
    for (const ground of grounds(palette)) expect(contrast(palette[text], ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(tones)('can be read in the tone %s, on its own ground and on the page', (tone) => {
    const { ink, soft } = palette.tones[tone]
    for (const ground of [soft, ...grounds(palette)]) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('can be read on the button of the next action', () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.onAccent, palette.accentHover)).toBeGreaterThanOrEqual(4.5)
  })

  it('show where the focus is', () => {
    for (const ground of grounds(palette)) expect(contrast(palette.focus, ground)).toBeGreaterThanOrEqual(3)
  })
})

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
