import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSending } from '../client/use-sending.ts'
import { ReasonSheet } from '../decide/ReasonSheet.tsx'
import { useDesk } from '../desk-context.ts'
import { useProducts } from '../products/use-products.ts'
import { pauseReasons } from './intake-reasons.ts'

/** Takes no new applications from now on, of one product or of all. */
export function PauseSheet({ onClose }: { onClose: () => void }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const products = useProducts()
  const { send, ...sending } = useSending()
  const [product, setProduct] = useState('')
  const pause = async (reasonCode: string) => {
    const body = { reasonCode, ...(product !== '' && { product }) }
    const done = await send(JSON.stringify(body), (key) => api.pauseIntake(body, { headers: { 'Idempotency-Key': key } }))
    if (!done) return
    await queries.invalidateQueries({ queryKey: ['intake-pauses'] })
    onClose()
  }
  return (
    <ReasonSheet
      title="Pause new applications"
      reasons={pauseReasons}
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
