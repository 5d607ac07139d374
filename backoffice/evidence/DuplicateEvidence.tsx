import Box from '@mui/material/Box'
import { Link } from 'react-router'
import { EmptyState } from '../display/EmptyState.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case, DuplicatePerson, Step } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { codeInSentence, listText } from '../words/codes.ts'
import { dateText, dayText } from '../words/dates.ts'
import { caseStates } from '../words/states.ts'
import { formatPhone } from '../words/phone.ts'
import { formatTaxId } from '../words/tax-id.ts'
import { EvidenceBody } from './EvidenceBody.tsx'
import { PlainTable } from './PlainTable.tsx'
import { useEvidence } from './use-evidence.ts'

/** Other people in the record who share something with the applicant, side by side. */
export function DuplicateEvidence({ found, step }: { found: Case; step: Step }) {
  const asked = useEvidence({ caseId: found.id, what: 'duplicates', revision: `${step.state}${step.attempts}` }, (api) =>
    api.listDuplicates(found.id),
  )
  return (
    <EvidenceBody asked={asked}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="Nobody else like this">No other person in the record shares a CPF, a contact or a document.</EmptyState>
        ) : (
          items.map((person, index) => <Person key={index} person={person} found={found} />)
        )
      }
    </EvidenceBody>
  )
}

function Person({ person, found }: { person: DuplicatePerson; found: Case }) {
  const { applicant } = found
  const row = (label: string, own: string | null, other: string | null) => ({
    key: label,
    strong: own !== null && own === other,
    cells: [label, own ?? 'Not given', other ?? 'Not given', own !== null && own === other ? 'Same' : ''],
  })
  return (
    <Section title={person.erased ? 'A person whose data was erased' : (person.fullName ?? 'A person without a name')} flush>
      <Box sx={{ px: 1.5, py: 1 }}>Has the same {listText(person.matchedOn.map(codeInSentence))}.</Box>
      <PlainTable
        label="Applicant and the other person side by side"
        columns={[
          { heading: 'What', hidden: true },
          { heading: 'Applicant' },
          { heading: 'Other person' },
          { heading: 'Same or not', hidden: true },
        ]}
        rows={[
          row('Name', applicant.fullName, person.fullName),
          row('Social name', applicant.socialName, person.socialName),
          row('Birth date', applicant.birthDate && dateText(applicant.birthDate), person.birthDate && dateText(person.birthDate)),
          row('CPF', applicant.taxId, person.taxId && formatTaxId(person.taxId)),
          row('E-mail', applicant.email, person.email),
          row('Phone', applicant.phone && formatPhone(applicant.phone), person.phone && formatPhone(person.phone)),
        ]}
      />
      <Box component="ul" sx={{ m: 0, px: 1.5, py: 1, listStyle: 'none' }}>
        {person.cases.map((one) => (
          <Box component="li" key={one.id} sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', py: 0.25 }}>
            <Link to={paths.case(one.id)}>{one.reference}</Link>
            <StateMark look={caseStates[one.status]} quiet />
            <Box component="span" sx={{ color: 'text.secondary' }}>
              opened {dayText(one.openedAt)}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  )
}
