import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { Instant } from '../display/Instant.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { ApplicantFacts } from '../evidence/ApplicantFacts.tsx'
import { AttentionNotice } from '../evidence/AttentionNotice.tsx'
import { StepEvidence } from '../evidence/StepEvidence.tsx'
import { CaseCalls, StepCalls } from '../calls/CaseCalls.tsx'
import { CaseFiles } from '../exports/CaseFiles.tsx'
import { findStep, type FoundStep } from '../steps/step-place.ts'
import { StepStory } from '../timeline/StepStory.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { countText } from '../words/codes.ts'
import { processNames, stepLook } from '../words/states.ts'
import { useProviderWords } from '../words/use-vocabulary.ts'
import { useCasePage, type View } from './case-page-context.ts'

const views: [view: View, label: string][] = [
  ['evidence', 'Evidence'],
  ['timeline', 'Timeline'],
  ['applicant', 'Applicant'],
  ['files', 'Files'],
  ['calls', 'Calls'],
]

/** What there is to look at: the evidence of a step, or the whole story. */
export function EvidencePane() {
  const { desk } = useTheme()
  const { found, place, view, show } = useCasePage()
  const at = findStep(found, place)
  return (
    <>
      <Tabs
        value={view}
        onChange={(_event, next: View) => show(next)}
        aria-label="What to look at"
        sx={{ mb: 1.5, borderBottom: `1px solid ${desk.line}`, mt: { lg: -1 }, '& .MuiTab-root': { px: { xs: 1, md: 1.5 } } }}
      >
        {views.map(([name, label]) => (
          <Tab key={name} value={name} label={label} id={`view-tab-${name}`} aria-controls={`view-${name}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`view-${view}`} aria-labelledby={`view-tab-${view}`}>
        {view === 'evidence' && at && (
          <>
            <StepHeading at={at} />
            {at.step.attention && <AttentionNotice attention={at.step.attention} />}
            <StepEvidence key={place} found={found} {...at} />
            <StepStory key={`story.${place}`} found={found} {...at} />
            <StepCalls key={`calls.${place}`} found={found} step={at.step} />
          </>
        )}
        {view === 'timeline' && <Timeline found={found} />}
        {view === 'applicant' && <ApplicantFacts found={found} />}
        {view === 'files' && <CaseFiles found={found} />}
        {view === 'calls' && <CaseCalls found={found} />}
      </Box>
    </>
  )
}

function StepHeading({ at: { member, step } }: { at: FoundStep }) {
  const providerText = useProviderWords()
  const { desk } = useTheme()
  const facts = [
    `${processNames[member.process]} ${member.reference}`,
    step.attempts > 0 ? countText(step.attempts, 'attempt') : undefined,
    step.provider === null ? undefined : providerText(step.provider),
  ].filter((fact) => fact !== undefined)
  return (
    <Box sx={{ mb: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.25 }}>
        <Typography variant="h2">{step.label}</Typography>
        <StateMark look={stepLook(step)} />
      </Box>
      <Box sx={{ color: desk.muted, fontSize: '0.875rem', display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {step.startedAt !== null && (
          <span>
            began <Instant at={step.startedAt} />
          </span>
        )}
        {step.endedAt !== null && (
          <span>
            ended <Instant at={step.endedAt} />
          </span>
        )}
      </Box>
    </Box>
  )
}
