import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSending } from '../client/use-sending.ts'
import { ReasonSheet } from '../decide/ReasonSheet.tsx'
import { useReasonsWithoutNote } from '../decide/use-reasons-without-note.ts'
import { useDesk } from '../desk-context.ts'
import type { PauseIntakePayload } from '../generated/api.ts'
import { useProducts } from '../products/use-products.ts'

/** Takes no new applications from now on, of one product or of all. */
export function PauseSheet({ onClose }: { onClose: () => void }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const products = useProducts()
  const reasons = useReasonsWithoutNote('pauseIntake')
  const { send, ...sending } = useSending()
  const [product, setProduct] = useState('')
  const pause = async (reasonCode: string) => {
    // One of those that the API offers.
    const body = { reasonCode: reasonCode as PauseIntakePayload['reasonCode'], ...(product !== '' && { product }) }
    const done = await send(JSON.stringify(body), (key) => api.pauseIntake(body, { headers: { 'Idempotency-Key': key } }))
    if (!done) return
    await queries.invalidateQueries({ queryKey: ['intake-pauses'] })
    onClose()
  }
  return (
    <ReasonSheet
      title="Pause new applications"
      reasons={reasons}
      sendLabel="Pause new applications"
      sending={sending}
      isDangerous
      onClose={onClose}
      onSend={(reasonCode) => void pause(reasonCode)}
    >
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>
        Whoever wants to begin an application is told to come back later. Applications that have begun go on.
      </Typography>
      <TextField
        select
        label="Of"
        value={product}
        onChange={(event) => setProduct(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">Every product</MenuItem>
        {products.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </ReasonSheet>
  )
}
