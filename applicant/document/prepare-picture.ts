import { fileKind } from './quality/file-kind.ts'
import { judgedLongEdgePx, toGreyPicture } from './quality/grey-picture.ts'
import { judgePicture, type PictureProblem } from './quality/judge-picture.ts'

export type FileProblem = 'not_a_picture' | 'is_a_pdf' | 'heic_unsupported' | 'too_large'
export type PreparedPicture =
  | { outcome: 'unusable'; problem: FileProblem }
  | { outcome: 'judged'; problems: PictureProblem[]; content: Blob; previewUrl: string }

/** More than this no camera of a phone writes, and a phone may not be able to open. */
const mostFileBytes = 40_000_000
/** What the server takes; reached by encoding anew. */
const mostSentBytes = 10_000_000
/** Enough for the smallest print on a card, and half of what a new phone takes. */
const sentLongEdgePx = 3000

/**
 * Opens what was chosen, judges it, and writes it anew as JPEG: turned upright as the camera noted it, without that note and without the
 * place where it was taken.
 */
export async function preparePicture(file: Blob): Promise<PreparedPicture> {
  if (file.size > mostFileBytes) return { outcome: 'unusable', problem: 'too_large' }
  const kind = fileKind(new Uint8Array(await file.slice(0, 16).arrayBuffer()))
  if (kind === 'pdf') return { outcome: 'unusable', problem: 'is_a_pdf' }
  if (kind === 'other') return { outcome: 'unusable', problem: 'not_a_picture' }
  const image = await openImage(file)
  if (!image) return { outcome: 'unusable', problem: kind === 'heic' ? 'heic_unsupported' : 'not_a_picture' }
  const longEdgePx = Math.max(image.naturalWidth, image.naturalHeight)
  const small = drawn(image, judgedLongEdgePx)
  const { data } = small.paint.getImageData(0, 0, small.canvas.width, small.canvas.height)
  const problems = judgePicture(toGreyPicture(data, small.canvas.width, small.canvas.height), longEdgePx)
  const content = await encode(drawn(image, sentLongEdgePx).canvas)
  if (!content) return { outcome: 'unusable', problem: 'too_large' }
  return { outcome: 'judged', problems, content, previewUrl: URL.createObjectURL(content) }
}

/** The browser's own picture element turns by the camera's note, and opens HEIC where the system can. */
async function openImage(file: Blob): Promise<HTMLImageElement | undefined> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return image.naturalWidth > 0 ? image : undefined
  } catch {
    return undefined
  } finally {
    // What was decoded stays with the element.
    URL.revokeObjectURL(url)
  }
}

function drawn(image: HTMLImageElement, longEdgePx: number): { canvas: HTMLCanvasElement; paint: CanvasRenderingContext2D } {
  const scale = Math.min(1, longEdgePx / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * scale)
  canvas.height = Math.round(image.naturalHeight * scale)
  const paint = canvas.getContext('2d', { willReadFrequently: longEdgePx === judgedLongEdgePx })!
  paint.imageSmoothingQuality = 'high'
  paint.fillStyle = '#ffffff'
  paint.fillRect(0, 0, canvas.width, canvas.height)
  paint.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { canvas, paint }
}

async function encode(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  for (const quality of [0.92, 0.8, 0.6]) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= mostSentBytes) return blob
  }
  return undefined
}
