import { paperLabelOf, titleOf } from '../papers/paper-labels.ts'
import type { PaperPage, PaperWord } from '../papers/paper-page.ts'
import type { PaperFile } from '../papers/paper.ts'
import { readPaper } from '../papers/read-paper.ts'
import { openPdf, type PdfRefusal } from '../pdf/open-pdf.ts'
import { readPdfPage } from '../pdf/read-pdf-page.ts'
import { clarify } from '../picture/clarify.ts'
import { decodeGrey, flattenLight, toGreyMap, turnQuarters, type GreyPicture } from '../picture/grey-picture.ts'
import { straighten, type StraightPicture } from '../picture/straighten.ts'
import { joinWords } from '../reading/read-line.ts'
import type { Engine } from './engine.ts'
import { placeBack } from './place-back.ts'
import { sureLetters, toLines } from './to-lines.ts'

export type PaperPageAnswer = { refusal: PdfRefusal } | { pageCount: number; page: PaperPage | undefined }

/** The print of half a sheet is then some 20 pixels high. */
const longEdgePx = 1800

/** A page with so many labels, or a title, is the right way up. */
const enoughLabels = 2

/** Fewer letters than this are no paper that anybody could read. */
const fewestLetters = 20

/** Reads one page of a paper: of a photograph there is one, of a PDF one of its pages. */
export async function readPaperPage(file: PaperFile, pageNumber: number, engine: Engine): Promise<PaperPageAnswer> {
  if (file.mediaType !== 'application/pdf') {
    // A picture whose end was lost on the way decodes no more: there is nothing to read, now or later.
    const grey = await decodeGrey(file.content, longEdgePx).catch(() => undefined)
    return { pageCount: 1, page: grey === undefined ? undefined : await readPicture(grey, engine) }
  }
  const pdf = await openPdf(file.content)
  if (typeof pdf === 'string') return { refusal: pdf }
  try {
    const content = await readPdfPage(pdf, pageNumber, longEdgePx).catch(() => undefined)
    if (content === undefined) return { refusal: 'damaged' }
    const { picture, words } = content
    const { width: widthPx, height: heightPx } = picture
    const page =
      words === undefined
        ? await readPicture(picture, engine)
        : { widthPx, heightPx, isText: true, words: words.map((word) => ({ ...word, level: word.box })) }
    return { pageCount: pdf.document.numPages, page }
  } finally {
    await pdf.close()
  }
}

/** As it lies, then the other ways, until one makes sense; where none clearly does, the one with most letters. */
async function readPicture(grey: GreyPicture, engine: Engine): Promise<PaperPage | undefined> {
  const flat = flattenLight(grey)
  let best: { turned: TurnedPage; letters: number } | undefined
  for (const turns of [0, 1, 3, 2]) {
    const turned = await readTurned(flat, turns, engine)
    if (isUpright(turned.page)) return await readAgainIfDoubtful(turned, engine)
    const letters = sureLetters(turned.page.words)
    if (best === undefined || letters > best.letters) best = { turned, letters }
  }
  return best === undefined || best.letters < fewestLetters ? undefined : await readAgainIfDoubtful(best.turned, engine)
}

type TurnedPage = { page: PaperPage; upright: GreyPicture; straight: StraightPicture }

async function readTurned(flat: GreyPicture, turns: number, engine: Engine): Promise<TurnedPage> {
  const upright = turnQuarters(flat, turns)
  const straight = straighten(upright)
  const read = await readStraight(straight.picture, { upright, straight }, engine)
  return { page: { ...read, rotationDegrees: turns * 90 }, upright, straight }
}

/**
 * What no sum bears out is read once more from a clearer picture: most of what is lost in a soft one is then there. The reading of which more
 * can be believed counts.
 */
async function readAgainIfDoubtful(first: TurnedPage, engine: Engine): Promise<PaperPage> {
  if (readPaper([first.page]).sums === 'proven') return first.page
  const second = await readStraight(await clarify(first.straight.picture), first, engine)
  return believable(second) > believable(first.page) ? { ...first.page, words: second.words } : first.page
}

/** From here on a figure is borne out by others, and a name is read well. */
const believedFrom = 85

function believable(page: PaperPage): number {
  const { rows, fields } = readPaper([page])
  return [...rows, ...fields].filter(({ confidence }) => confidence >= believedFrom).length
}

async function readStraight(
  picture: GreyPicture,
  { upright, straight }: Pick<TurnedPage, 'upright' | 'straight'>,
  engine: Engine,
): Promise<PaperPage> {
  const read = toLines(await engine.readWords('por', toGreyMap(picture), { layout: 'sparse' }))
  const words = read.map((word): PaperWord => ({ ...word, level: word.box, box: placeBack(word.box, straight, upright) }))
  return { widthPx: upright.width, heightPx: upright.height, isText: false, words }
}

function isUpright({ words }: PaperPage): boolean {
  const pieces = joinWords(words.map((word) => ({ ...word, box: word.level }))).map((piece) => piece.text)
  return titleOf(pieces) !== undefined || pieces.filter((piece) => paperLabelOf(piece) !== undefined).length >= enoughLabels
}
