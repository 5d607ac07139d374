import { expect, it } from 'vitest'
import { refuseEvidence } from './upload-evidence.ts'

const files: [what: string, file: { type: string; size: number }, refused: RegExp | undefined][] = [
  ['a PDF', { type: 'application/pdf', size: 120_000 }, undefined],
  ['a photograph', { type: 'image/jpeg', size: 10_000_000 }, undefined],
  ['a photograph that is too large', { type: 'image/jpeg', size: 10_000_001 }, /larger than 10 MB/],
  ['an empty file', { type: 'application/pdf', size: 0 }, /empty/],
  ['a drawing with scripts', { type: 'image/svg+xml', size: 100 }, /PDF or a picture/],
  ['a file of no known type', { type: '', size: 100 }, /PDF or a picture/],
]
it.each(files)('says of %s whether it can be evidence', (_what, file, refused) => {
  const words = refuseEvidence(file)
  if (refused) expect(words).toMatch(refused)
  else expect(words).toBeUndefined()
})
