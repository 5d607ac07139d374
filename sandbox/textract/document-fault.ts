import sharp from 'sharp'

type DocumentFault = { type: string; message: string }

/** 10 MB, of the picture itself rather than of its base64. */
const largestDocumentBytes = 10_485_760
const largestSidePx = 10_000

/** What the service refuses before it reads: by magic bytes, size, pages and sides. Undefined for a picture it takes. */
export async function findDocumentFault(content: Buffer): Promise<DocumentFault | undefined> {
  if (content.length > largestDocumentBytes) return { type: 'DocumentTooLargeException', message: 'Document is too large.' }
  const unsupported = { type: 'UnsupportedDocumentException', message: 'Request has unsupported document format' }
  switch (formatOf(content)) {
    case 'pdf': {
      const text = content.toString('latin1')
      if (/\/Encrypt\b/.test(text) || (text.match(/\/Type\s*\/Page\b/g)?.length ?? 0) !== 1) return unsupported
      return { type: 'UnsupportedDocumentException', message: 'The sandbox reads pictures only.' }
    }
    case 'picture':
      return await findPictureFault(content)
    case 'other':
      return unsupported
  }
}

function formatOf(content: Buffer): 'picture' | 'pdf' | 'other' {
  const start = content.subarray(0, 8).toString('latin1')
  if (start.startsWith('%PDF-')) return 'pdf'
  const isPicture =
    start.startsWith('\u00FF\u00D8\u00FF') || start.startsWith('\u0089PNG\r\n') || start.startsWith('II*\0') || start.startsWith('MM\0*')
  return isPicture ? 'picture' : 'other'
}

async function findPictureFault(content: Buffer): Promise<DocumentFault | undefined> {
  const bad = { type: 'BadDocumentException', message: 'Unable to read the document.' }
  try {
    const { width, height } = await sharp(content).metadata()
    return Math.max(width, height) > largestSidePx ? bad : undefined
  } catch {
    return bad
  }
}
