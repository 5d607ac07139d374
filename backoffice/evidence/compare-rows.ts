import type { IdentityEvidence, Reading } from '../generated/api.ts'
import type { StateLook } from '../words/states.ts'
import { codeText } from '../words/codes.ts'

export type ReadValue = Reading['fields'][number]

/** One line of the comparison: what was declared, every place where it was read, and what came of holding one against the other. */
export type CompareRow = {
  field: string
  label: string
  declared: string | null
  /** Whether the applicant declares this at all. */
  isDeclared: boolean
  reads: ReadValue[]
  finding: StateLook | undefined
}

const agrees: StateLook = { label: 'Agrees', tone: 'good', icon: 'check' }

/** Three kinds of finding that never look alike: another value, a doubtful reading, nothing there. */
const findingLooks: Readonly<Record<string, StateLook>> = {
  mismatch: { label: 'Differs', tone: 'bad', icon: 'cross' },
  low_confidence: { label: 'Read with doubt', tone: 'attention', icon: 'alert' },
  missing: { label: 'Not found', tone: 'waiting', icon: 'pending' },
  mrz_invalid: { label: 'Check digits wrong', tone: 'bad', icon: 'cross' },
  expired: { label: 'Expired', tone: 'attention', icon: 'clock' },
  wrong_type: { label: 'Not a document that we take', tone: 'bad', icon: 'cross' },
}

/** The fields that are compared, with the names under which an engine reads them. */
const compared: readonly [field: string, readAs: readonly string[]][] = [
  ['name', ['fullName', 'surname', 'givenNames']],
  ['birthDate', ['birthDate']],
  ['taxId', ['personalNumber']],
  ['documentNumber', ['documentNumber']],
  ['expiryDate', ['expiryDate']],
  ['mrz', ['mrz']],
]

/** `isCompared`: the comparison has been made, so that no finding means agreement. */
export function compareRows({ declared, reading }: IdentityEvidence, isCompared: boolean): CompareRow[] {
  const declaredValues: Readonly<Record<string, string | null>> = {
    name: declared.fullName,
    birthDate: declared.birthDate,
    taxId: declared.taxId,
  }
  const findings = reading?.findings ?? []
  const rows = compared.map(([field, readAs]): CompareRow => {
    const reads = (reading?.fields ?? []).filter((read) => readAs.includes(read.name))
    const finding = findings.find((one) => fieldOf(one) === field)
    const isDeclared = field in declaredValues
    const isAgreement = isCompared && isDeclared && reads.length > 0
    return {
      field,
      label: codeText(field),
      declared: declaredValues[field] ?? null,
      isDeclared,
      reads,
      finding: finding ? findingLooks[String(finding['kind'])] : isAgreement ? agrees : undefined,
    }
  })
  const others = (reading?.fields ?? []).filter((read) => !compared.some(([, readAs]) => readAs.includes(read.name)))
  return [
    ...typeRow(reading, findings),
    ...rows,
    ...[...Map.groupBy(others, (read) => read.name)].map(([name, reads]) => ({
      field: name,
      label: codeText(name),
      declared: null,
      isDeclared: false,
      reads,
      finding: undefined,
    })),
  ]
}

function typeRow(reading: Reading | null, findings: Reading['findings']): CompareRow[] {
  const isWrong = findings.some((finding) => finding['kind'] === 'wrong_type')
  if (!reading || !isWrong) return []
  return [
    { field: 'documentType', label: 'Type of document', declared: null, isDeclared: false, reads: [], finding: findingLooks['wrong_type'] },
  ]
}

function fieldOf(finding: Reading['findings'][number]): string {
  if (finding['kind'] === 'mrz_invalid') return 'mrz'
  return finding['kind'] === 'expired' ? 'expiryDate' : String(finding['field'])
}
