import TextField from '@mui/material/TextField'

/** What the desk should know of it besides; the applicant never does. */
export function NoteField({ note, onChange, problem }: { note: string; onChange: (note: string) => void; problem: string | undefined }) {
  return (
    <TextField
      label="Note for the desk"
      value={note}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== undefined}
      helperText={problem ?? 'Never shown to the applicant.'}
      multiline
      minRows={2}
      slotProps={{ htmlInput: { maxLength: 2000 } }}
      sx={{ mt: 2 }}
    />
  )
}
