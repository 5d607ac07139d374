import type { Finding } from '#domain/audit/finding.ts'
import type { Verification } from './verify-bundle.ts'

const parts: { outcome: Finding['outcome']; title: string; mark: string }[] = [
  { outcome: 'contradicted', title: 'Contradicted', mark: '✗' },
  { outcome: 'proven', title: 'Proven', mark: '✓' },
  { outcome: 'not_proven', title: 'Not proven', mark: '–' },
]

/** A verification as a person reads it: what is wrong first, then what holds, then what nobody looked at, then the verdict. */
export function verificationLines({ manifest, findings }: Verification): string[] {
  const heading = manifest
    ? [
        `Export of ${manifest.case.reference}, made ${manifest.made.at} by ${manifest.made.by.name} (${manifest.made.reasonCode.replaceAll('_', ' ')})`,
      ]
    : ['An export that does not say what it is']
  const sections = parts.flatMap(({ outcome, title, mark }) => {
    const sentences = findings.filter((finding) => finding.outcome === outcome).map((finding) => `  ${mark} ${finding.sentence}`)
    return sentences.length === 0 ? [] : ['', title, ...sentences]
  })
  const wrong = findings.filter((finding) => finding.outcome === 'contradicted').length
  const verdict =
    wrong === 0
      ? 'Nothing speaks against this export.'
      : `This export is not what it claims to be: ${wrong} ${wrong === 1 ? 'thing speaks' : 'things speak'} against it.`
  return [...heading, ...sections, '', verdict]
}
