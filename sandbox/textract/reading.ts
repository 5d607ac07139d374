import { createHash } from 'node:crypto'

/** A rectangle in pixels of the upright picture. */
export type ReadBox = { left: number; top: number; width: number; height: number }

/** `words`: where the engine says that each word stands; left out, each has its share of the line. */
export type ReadText = {
  text: string
  confidence: number
  box: ReadBox
  /** Its corners from the top left, where the print leans. */
  corners?: readonly { x: number; y: number }[]
  words?: readonly ReadText[]
}

/** What the sandbox knows of a picture. The shape is that of an OCR engine, so that a real one can be put behind the protocol. */
export type PictureReading = {
  widthPx: number
  heightPx: number
  /** Clockwise quarter turns, in degrees, that make the picture upright. */
  rotationDegrees: number
  lines: readonly ReadText[]
  /** Machine-readable lines, character by character. */
  mrz?: readonly (readonly { character: string; confidence: number; box: ReadBox }[])[] | undefined
  /** Where somebody has signed. The engine finds no signatures: only pictures whose reading is given have them. */
  signatures?: readonly ReadBox[]
  /** What AnalyzeID finds: only for documents that it was made for. Normalized values as the service writes them. */
  identity?: Readonly<Record<string, { text: string; confidence: number; normalized?: string }>>
}

/** Reads a picture; undefined where there is nothing on it. */
export type ReadPicture = (content: Uint8Array) => Promise<PictureReading | undefined>

/** Pictures whose reading is given, by the hash of their bytes; every other picture goes to the engine. */
export function createPictureRegistry(readUnknown: ReadPicture): {
  register(content: Uint8Array, reading: PictureReading): void
  read: ReadPicture
} {
  const known = new Map<string, PictureReading>()
  return {
    register: (content, reading) => void known.set(hash(content), reading),
    read: async (content) => known.get(hash(content)) ?? (await readUnknown(content)),
  }
}

function hash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
