import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case, ScreeningEvidence as Evidence, Step } from '../generated/api.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { codeText } from '../words/codes.ts'
import { dateText } from '../words/dates.ts'
import { featureText } from '../words/features.ts'
import { topicText } from '../words/topics.ts'
import type { StateLook } from '../words/states.ts'
import { useProviderWords } from '../words/use-vocabulary.ts'
import { EvidenceBody } from './EvidenceBody.tsx'
import { PlainTable } from './PlainTable.tsx'
import { useEvidence } from './use-evidence.ts'

type Hit = Evidence['hits'][number]

/** Who on the lists may be this person, and what speaks for it, feature by feature. */
export function ScreeningEvidence({ found, step }: { found: Case; step: Step }) {
  const asked = useEvidence({ caseId: found.id, what: 'screening', revision: `${step.state}${step.attempts}` }, (api) =>
    api.readScreeningEvidence(found.id),
  )
  return (
    <EvidenceBody asked={asked}>
      {({ screening }) =>
        screening ? (
          <Screening screening={screening} found={found} />
        ) : (
          <EmptyState title="Not screened yet">The person has not been looked up on the lists.</EmptyState>
        )
      }
    </EvidenceBody>
  )
}

function Screening({ screening, found }: { screening: Evidence; found: Case }) {
  const providerText = useProviderWords()
  const { hits } = screening
  return (
    <>
      {hits.length === 0 && (
        <Section title="Hits">
          <EmptyState title="Nobody on the lists" />
        </Section>
      )}
      {hits.map((hit) => (
        <HitCard key={hit.entityId} hit={hit} found={found} threshold={screening.threshold} />
      ))}
      <Section title="Search">
        <Facts
          facts={[
            { label: 'Lists', value: screening.listVersion },
            { label: 'Method', value: `${screening.algorithm}, match from ${percent(screening.threshold)}` },
            { label: 'Searched by', value: providerText(screening.provider) },
            { label: 'Searched at', value: <Instant at={screening.screenedAt} /> },
            ...(screening.decision ? [{ label: 'Decided', value: codeText(screening.decision) }] : []),
          ]}
        />
      </Section>
    </>
  )
}

function HitCard({ hit, found, threshold }: { hit: Hit; found: Case; threshold: number }) {
  const { fullName, birthDate } = found.applicant
  return (
    <Section title={hit.caption} aside={<StateMark look={hitLook(hit)} />}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1.5, flexWrap: 'wrap' }}>
        <Score score={hit.score} threshold={threshold} />
        <Typography variant="body2">{hit.topics.map(topicText).join(', ') || 'No topic given'}</Typography>
      </Box>
      <PlainTable
        label={`Applicant and ${hit.caption} side by side`}
        columns={[{ heading: 'What', hidden: true }, { heading: 'Applicant' }, { heading: 'On the list' }]}
        rows={[
          { key: 'name', cells: ['Name', fullName ?? 'Not given', hit.caption] },
          {
            key: 'birth',
            cells: [
              'Birth date',
              birthDate === null ? 'Not given' : dateText(birthDate),
              hit.birthDates.map(dateText).join(', ') || 'Not given',
            ],
          },
          { key: 'countries', cells: ['Countries', 'BR', hit.countries.map((country) => country.toUpperCase()).join(', ') || 'Not given'] },
          { key: 'lists', cells: ['Lists', '', hit.datasets.join(', ') || 'Not given'] },
          { key: 'entity', cells: ['Entity', '', hit.entityId] },
        ]}
      />
      <Box sx={{ mt: 1.5 }}>
        <PlainTable
          label={`What speaks for ${hit.caption}`}
          columns={[{ heading: 'What speaks for it, and against it' }, { heading: 'Detail' }, { heading: 'Score', isFigure: true }]}
          rows={hit.explanations.map(({ feature, score, detail }) => ({
            key: feature,
            cells: [featureText(feature), detail ?? '', scoreText(score)],
          }))}
        />
      </Box>
    </Section>
  )
}

function Score({ score, threshold }: { score: number; threshold: number }) {
  const { desk } = useTheme()
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box aria-hidden sx={{ position: 'relative', width: 120, height: 8, borderRadius: 1, backgroundColor: desk.line }}>
        <Box sx={{ width: `${score * 100}%`, height: '100%', borderRadius: 1, backgroundColor: desk.tones.review.ink }} />
        <Box sx={{ position: 'absolute', top: -2, bottom: -2, left: `${threshold * 100}%`, width: 2, backgroundColor: desk.ink }} />
      </Box>
      <Box component="span" sx={{ ...tabularFigures, fontWeight: 600 }}>
        {percent(score)}
      </Box>
    </Box>
  )
}

function hitLook({ match, clearedBefore }: Hit): StateLook {
  if (clearedBefore) return { label: 'Cleared before', tone: 'quiet', icon: 'check' }
  return match ? { label: 'To be judged', tone: 'review', icon: 'eye' } : { label: 'Below the threshold', tone: 'quiet', icon: 'pending' }
}

/** With its sign, which says whether it speaks for or against. */
function scoreText(score: number): string {
  return `${score < 0 ? '−' : '+'}${Math.abs(score).toFixed(2)}`
}

function percent(score: number): string {
  return `${Math.round(score * 100)}%`
}
