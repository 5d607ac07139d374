import type { FaceName } from './typeface.ts'

/** A4, in points, measured from the top left. */
export const sheet = { widthPt: 595.28, heightPt: 841.89, leftPt: 56, widthOfTextPt: 483.28, topPt: 82, bottomPt: 776 }

export const palette = { ink: '1b2430', muted: '556171', accent: '14365c', rule: 'b9c3ce', faint: 'e3e8ed', wash: 'f2f5f8' }

export type TextStyle = { face: FaceName; sizePt: number; leadingPt: number; color: string }

export const styles = {
  title: { face: 'title', sizePt: 21, leadingPt: 26, color: palette.accent },
  subtitle: { face: 'text', sizePt: 9.5, leadingPt: 13, color: palette.muted },
  heading2: { face: 'title', sizePt: 12.5, leadingPt: 16, color: palette.accent },
  heading3: { face: 'strong', sizePt: 9.5, leadingPt: 13.5, color: palette.ink },
  normal: { face: 'text', sizePt: 9.5, leadingPt: 13.5, color: palette.ink },
  small: { face: 'text', sizePt: 8.25, leadingPt: 11.5, color: palette.muted },
  label: { face: 'text', sizePt: 8.5, leadingPt: 11.5, color: palette.muted },
  value: { face: 'strong', sizePt: 9, leadingPt: 11.5, color: palette.ink },
  cell: { face: 'text', sizePt: 8.75, leadingPt: 11.5, color: palette.ink },
  cellStrong: { face: 'strong', sizePt: 8.75, leadingPt: 11.5, color: palette.ink },
  columnHeader: { face: 'strong', sizePt: 8, leadingPt: 10.5, color: palette.muted },
  figure: { face: 'strong', sizePt: 14.5, leadingPt: 18, color: palette.accent },
} as const satisfies Record<string, TextStyle>

/** Where the baseline stands in a line of text: capitals are centred in the leading (cap height 0.66 em). */
export function baselineOf(topPt: number, style: TextStyle): number {
  return topPt + style.leadingPt / 2 + style.sizePt * 0.33
}
