export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf' | 'other'

/** What a file is by its first bytes; its name proves nothing. */
export function fileKind(start: Uint8Array): FileKind {
  const text = (from: number, to: number) => String.fromCharCode(...start.subarray(from, to))
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg'
  if (start[0] === 0x89 && text(1, 8) === 'PNG\r\n\u001a\n') return 'png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  if (text(4, 8) === 'ftyp' && /^(heic|heix|hevc|heim|heis|mif1|msf1)/.test(text(8, 12))) return 'heic'
  return text(0, 5) === '%PDF-' ? 'pdf' : 'other'
}
