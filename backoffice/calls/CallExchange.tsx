import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { RawText } from '../display/Disclosure.tsx'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import { useEvidence } from '../evidence/use-evidence.ts'
import type { OutsideCall, WholeOutsideCall } from '../generated/api.ts'

/** What went over the line and what came back: every field by name, and only the values that say nothing of anybody. */
export function CallExchange({ call, children }: { call: OutsideCall; children?: ReactNode }) {
  const asked = useEvidence({ caseId: call.caseId ?? call.provider, what: 'call', revision: call.id }, (api) => api.readCall(call.id))
  return (
    <EvidenceBody asked={asked}>
      {({ request, response }) => (
        <>
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' }, gap: 1.5 }}>
            <Half title="Request" shape={request} absent="It was not written down." />
            <Half title="Response" shape={response} absent="There was none." />
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mt: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
            <span>Values that could say something of a person are left out.</span>
            {children}
          </Box>
        </>
      )}
    </EvidenceBody>
  )
}

function Half({ title, shape, absent }: { title: string; shape: WholeOutsideCall['request']; absent: string }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="p">
        {title}
      </Typography>
      {shape === null ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {absent}
        </Typography>
      ) : (
        <RawText text={JSON.stringify(shape, null, 2)} label={title} />
      )}
    </Box>
  )
}
