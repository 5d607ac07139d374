import Attach from '@mui/icons-material/AttachFileOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControl from '@mui/material/FormControl'
import FormHelperText from '@mui/material/FormHelperText'
import FormLabel from '@mui/material/FormLabel'
import Link from '@mui/material/Link'
import { useId, useRef, useState, type ChangeEvent } from 'react'
import { toDeskProblem } from '../../client/problem.ts'
import { evidenceTypes, refuseEvidence, uploadEvidence, type UploadedEvidence } from '../../client/upload-evidence.ts'
import { visuallyHidden } from '../../display/visually-hidden.ts'
import { paths } from '../../paths.ts'
import { shortHash, sizeText } from '../../words/codes.ts'

type Asked = {
  caseId: string
  evidence: UploadedEvidence | undefined
  onChange: (evidence: UploadedEvidence | undefined) => void
  problem: string | undefined
}

/** The file that proves a result entered by hand. It is sent when it is chosen, and kept with the case. */
export function EvidenceField({ caseId, evidence, onChange, problem }: Asked) {
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const refused = refuseEvidence(file)
    setRefusal(refused)
    if (refused !== undefined) return
    setSending(true)
    try {
      onChange(await uploadEvidence(caseId, file, crypto.randomUUID()))
    } catch (thrown) {
      const { title, detail } = toDeskProblem(thrown).problem
      setRefusal(`${title}. ${detail}`)
    } finally {
      setSending(false)
    }
  }
  const shownProblem = refusal ?? problem
  return (
    <FormControl error={shownProblem !== undefined} sx={{ mt: 2, display: 'flex' }}>
      <FormLabel htmlFor={id}>Evidence</FormLabel>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', mt: 0.5 }}>
        <Button startIcon={<Attach />} disabled={isSending} onClick={() => input.current?.click()}>
          {isSending ? 'Sending…' : evidence ? 'Choose another file' : 'Choose a file'}
        </Button>
        <input
          ref={input}
          id={id}
          type="file"
          tabIndex={-1}
          accept={evidenceTypes.join(',')}
          onChange={(event) => void choose(event)}
          style={visuallyHidden}
        />
        {evidence && (
          <Box component="output" sx={{ fontSize: '0.875rem' }}>
            <Link href={paths.documentContent(evidence.id)} target="_blank" rel="noreferrer">
              {evidence.filename}
            </Link>
            , {sizeText(evidence.byteSize)}, {shortHash(evidence.sha256)}
          </Box>
        )}
      </Box>
      <FormHelperText role={shownProblem === undefined ? undefined : 'alert'}>
        {shownProblem ?? 'A PDF or a picture, at most 10 MB. It stays with the case, and the second person sees it.'}
      </FormHelperText>
    </FormControl>
  )
}
