import { createHash } from 'node:crypto'

export type ParsedMail = {
  headers: Readonly<Record<string, string>>
  subject: string
  text: string
  html: string
  attachments: { filename: string; mediaType: string; sizeBytes: number; sha256: string }[]
}

/** Enough of MIME to read what a product sends: nested parts, base64 and quoted-printable, encoded words, UTF-8. */
export function parseMail(source: Buffer): ParsedMail {
  const { headers, body } = splitPart(source.toString('latin1'))
  const parts = leavesOf(headers, body)
  const textOf = (mediaType: string) =>
    parts
      .find((part) => part.mediaType === mediaType && part.filename === undefined)
      ?.content.toString('utf8')
      .replaceAll('\r\n', '\n') ?? ''
  return {
    headers,
    subject: headers.subject ?? '',
    text: textOf('text/plain'),
    html: textOf('text/html'),
    attachments: parts.flatMap((part) =>
      part.filename === undefined
        ? []
        : [
            {
              filename: part.filename,
              mediaType: part.mediaType,
              sizeBytes: part.content.byteLength,
              sha256: createHash('sha256').update(part.content).digest('hex'),
            },
          ],
    ),
  }
}

type Headers = Record<string, string>
type Leaf = { mediaType: string; filename: string | undefined; content: Buffer }

function leavesOf(headers: Headers, body: string): Leaf[] {
  const contentType = headers['content-type'] ?? 'text/plain'
  const boundary = parameterOf(contentType, 'boundary')
  if (boundary === undefined) {
    return [
      {
        mediaType: contentType.split(';')[0]!.trim().toLowerCase(),
        filename: parameterOf(headers['content-disposition'] ?? '', 'filename'),
        content: decodeBody(body, headers['content-transfer-encoding']?.toLowerCase()),
      },
    ]
  }
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitPart(part.replace(/^\r?\n/, '').replace(/\r?\n$/, '')))
    .flatMap((part) => leavesOf(part.headers, part.body))
}

function splitPart(source: string): { headers: Headers; body: string } {
  const end = /\r?\n\r?\n/.exec(source)
  const head = end === null ? source : source.slice(0, end.index)
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), decodeWords(line.slice(colon + 1).trim())]
    }),
  )
  return { headers, body: end === null ? '' : source.slice(end.index + end[0].length) }
}

function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(String.raw`;\s*${name}="?([^";]+)"?`, 'i').exec(header)
  return match?.[1]
}

function decodeBody(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body.replaceAll(/=\r?\n/g, ''))
  return Buffer.from(body, 'latin1')
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=` (RFC 2047); white space between two of them is not part of the text. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_match, encoding: string, word: string) =>
      (encoding.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : decodeQuotedPrintable(word.replaceAll('_', ' '))).toString('utf8'),
    )
}

function decodeQuotedPrintable(text: string): Buffer {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}
