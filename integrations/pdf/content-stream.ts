import type { EmbeddedFont, EmbeddedFonts } from './embed-fonts.ts'
import type { Artifact, Box, Piece, Stroke } from './pen.ts'
import { sheet } from './style.ts'
import { type FontFile, splitIntoRuns, type Typeface } from './typeface.ts'

const artifactProperties: Record<Artifact, string> = {
  header: '<</Type /Pagination /Subtype /Header>>',
  footer: '<</Type /Pagination /Subtype /Footer>>',
  layout: '<</Type /Layout>>',
}

/** The operators of one page, every one of them in marked content: part of the structure, or an artifact. */
export function toContentStream(strokes: readonly Stroke[], typeface: Typeface, fonts: EmbeddedFonts): string {
  return strokes.flatMap((stroke) => (stroke.kind === 'box' ? boxOperators(stroke.box) : textOperators(stroke, typeface, fonts))).join('\n')
}

function boxOperators({ xPt, topPt, widthPt, heightPt, color }: Box): string[] {
  const rectangle = [xPt, sheet.heightPt - topPt - heightPt, widthPt, heightPt].map(toNumber).join(' ')
  return [`/Artifact ${artifactProperties.layout} BDC`, `${toColor(color)} rg`, `${rectangle} re f`, 'EMC']
}

function textOperators({ mark, pieces }: Extract<Stroke, { kind: 'text' }>, typeface: Typeface, fonts: EmbeddedFonts): string[] {
  const opening =
    typeof mark === 'string' ? `/Artifact ${artifactProperties[mark]} BDC` : `/${mark.tag} <</MCID ${mark.markedContentId}>> BDC`
  return [opening, ...pieces.flatMap((piece) => pieceOperators(piece, typeface, fonts)), 'EMC']
}

function pieceOperators(piece: Piece, typeface: Typeface, fonts: EmbeddedFonts): string[] {
  const { face, sizePt, color } = piece.style
  const shown = splitIntoRuns(typeface[face], piece.text).flatMap(({ file, text }) => {
    const embedded = fonts.get(file)
    if (embedded === undefined) throw new Error(`The font ${file.name} is used but not embedded`)
    return [`/${embedded.resourceName} ${toNumber(sizePt)} Tf`, `[${kernedText(file, embedded, text)}] TJ`]
  })
  const position = `1 0 0 1 ${toNumber(piece.xPt)} ${toNumber(sheet.heightPt - piece.baselinePt)} Tm`
  return ['BT', `${toColor(color)} rg`, position, ...shown, 'ET']
}

/** The operands of TJ: encoded text, and between two letters their kerning in thousandths of the size. */
function kernedText(file: FontFile, { encode }: EmbeddedFont, text: string): string {
  const glyphs = file.shape(text)
  const characters = Array.from(text)
  // Where the font composes letters there are fewer glyphs than characters: then there is no pair to kern between.
  if (glyphs.length !== characters.length) return encode(text)
  const operands: string[] = []
  let stretch = ''
  characters.forEach((character, index) => {
    stretch += character
    const kernUnits = glyphs[index]!.xAdvance - glyphs[index]!.advanceWidth
    if (kernUnits === 0 && index < characters.length - 1) return
    operands.push(encode(stretch))
    if (kernUnits !== 0) operands.push(toNumber((-kernUnits * 1000) / file.font.unitsPerEm))
    stretch = ''
  })
  return operands.join(' ')
}

function toColor(hex: string): string {
  return [0, 2, 4].map((start) => toNumber(Number.parseInt(hex.slice(start, start + 2), 16) / 255)).join(' ')
}

function toNumber(value: number): string {
  return String(Number(value.toFixed(3)))
}
