import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case, Step, TaxEvidence as Evidence } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import { dateText } from '../words/dates.ts'
import type { StateLook } from '../words/states.ts'
import { useProviderWords } from '../words/use-vocabulary.ts'
import { EvidenceBody } from './EvidenceBody.tsx'
import { PlainTable } from './PlainTable.tsx'
import { useEvidence } from './use-evidence.ts'

/** What the register says of the person, beside what they declared. */
export function TaxEvidence({ found, step }: { found: Case; step: Step }) {
  const asked = useEvidence({ caseId: found.id, what: 'tax', revision: `${step.state}${step.attempts}` }, (api) =>
    api.readTaxEvidence(found.id),
  )
  return (
    <EvidenceBody asked={asked}>
      {({ tax }) =>
        tax ? (
          <Register tax={tax} found={found} nameAgrees={step.summary['nameAgrees']} />
        ) : (
          <EmptyState title="No answer yet">The tax authority has not answered about this person.</EmptyState>
        )
      }
    </EvidenceBody>
  )
}

function Register({ tax, found, nameAgrees }: { tax: Evidence; found: Case; nameAgrees: unknown }) {
  const providerText = useProviderWords()
  const { fullName, socialName, taxId, birthDate } = found.applicant
  const look: StateLook | undefined =
    nameAgrees === true
      ? { label: 'Agrees', tone: 'good', icon: 'check' }
      : nameAgrees === false && tax.registeredName !== null
        ? { label: 'Differs', tone: 'bad', icon: 'cross' }
        : undefined
  return (
    <>
      <Section title="Tax register">
        <Facts
          facts={[
            { label: 'Standing', value: tax.outcome === 'found' ? tax.standing && codeText(tax.standing) : outcomes[tax.outcome] },
            {
              label: 'Asked for',
              value: `${taxId ?? 'no CPF'}, born ${birthDate === null ? 'not given' : dateText(birthDate)}`,
              isFigure: true,
            },
            { label: 'Answered by', value: tax.source === 'by_hand' ? 'Entered by hand' : providerText(tax.provider) },
            { label: 'Answered at', value: <Instant at={tax.askedAt} /> },
            ...(tax.partial ? [{ label: 'Answer', value: 'In part: the authority left fields out' }] : []),
          ]}
        />
      </Section>
      <Section title="Name" aside={look && <StateMark look={look} />} flush>
        <PlainTable
          label="Name declared and registered"
          columns={[{ heading: 'What', hidden: true }, { heading: 'Declared' }, { heading: 'Registered' }]}
          rows={[
            { key: 'name', cells: ['Full name', fullName ?? 'Not given', tax.registeredName ?? 'Not given'] },
            { key: 'social', cells: ['Social name', socialName ?? 'None', tax.registeredSocialName ?? 'None'] },
          ]}
        />
      </Section>
    </>
  )
}

const outcomes = {
  no_match: 'No such number, or it does not belong to this birth date',
  minor: 'No answer: the law protects the data of minors',
} as const
