import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import { PlainTable } from '../evidence/PlainTable.tsx'
import type { IntakePause } from '../generated/api.ts'
import { useProducts } from '../products/use-products.ts'
import { useMay } from '../session/use-me.ts'
import type { StateLook } from '../words/states.ts'
import { useReasonWords } from '../words/use-vocabulary.ts'
import { PauseSheet } from './PauseSheet.tsx'
import { ResumeSheet } from './ResumeSheet.tsx'
import { useIntakePauses } from './use-intake-pauses.ts'

const paused: StateLook = { label: 'Paused', tone: 'held', icon: 'hold' }
const over: StateLook = { label: 'Over', tone: 'quiet', icon: 'check' }
const taken: StateLook = { label: 'New applications are taken', tone: 'good', icon: 'check' }

/** Whether new applications are taken, and the way to pause them and to take them again. */
export function IntakePauses() {
  const asked = useIntakePauses()
  const mayPause = useMay('pauseIntake')
  const mayResume = useMay('resumeIntake')
  const reasons = useReasonWords()
  const products = useProducts()
  const [isPausing, pause] = useState(false)
  const [resuming, resume] = useState<IntakePause>()
  const productText = (code: string | null) =>
    code === null ? 'Every product' : (products.find((product) => product.code === code)?.name ?? code)
  const why = (by: string | null, code: string) => `${by ?? 'Somebody who has left'}: ${reasons(code)}`
  return (
    <Section title="New applications" aside={mayPause && <Button onClick={() => pause(true)}>Pause…</Button>} flush>
      <EvidenceBody asked={asked}>
        {({ items }) => (
          <>
            {items.every(({ resumedAt }) => resumedAt !== null) && (
              <Box sx={{ px: 1.5, py: 1 }}>
                <StateMark look={taken} />
              </Box>
            )}
            {items.length > 0 && (
              <PlainTable
                label="Pauses of new applications"
                cards
                columns={[
                  { heading: 'Of' },
                  { heading: 'State' },
                  { heading: 'Paused by' },
                  { heading: 'Since' },
                  { heading: 'Resumed by' },
                  { heading: 'Until' },
                  ...(mayResume ? [{ heading: 'What can be done', hidden: true }] : []),
                ]}
                rows={items.map((one) => ({
                  key: one.id,
                  cells: [
                    productText(one.product),
                    <StateMark key="state" look={one.resumedAt === null ? paused : over} quiet={one.resumedAt !== null} />,
                    why(one.pausedBy, one.reasonCode),
                    <Instant key="since" at={one.pausedAt} />,
                    one.resumeReasonCode === null ? '–' : why(one.resumedBy, one.resumeReasonCode),
                    one.resumedAt === null ? '–' : <Instant key="until" at={one.resumedAt} />,
                    ...(mayResume
                      ? [
                          one.resumedAt === null && (
                            <Button key="resume" onClick={() => resume(one)} aria-label={`Resume: ${productText(one.product)}`}>
                              Resume…
                            </Button>
                          ),
                        ]
                      : []),
                  ],
                }))}
              />
            )}
          </>
        )}
      </EvidenceBody>
      {isPausing && <PauseSheet onClose={() => pause(false)} />}
      {resuming && <ResumeSheet pause={resuming} of={productText(resuming.product)} onClose={() => resume(undefined)} />}
    </Section>
  )
}
