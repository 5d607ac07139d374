import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { CasePage } from '../generated/api.ts'
import { useProducts } from '../products/use-products.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { countText } from '../words/codes.ts'
import { caseOrders, type CaseOrder } from './queues.ts'
import type { CaseListPlace } from './use-case-list.ts'

const orderLabels: Readonly<Record<CaseOrder, string>> = {
  due: 'Due first',
  oldest: 'Oldest first',
  newest: 'Newest first',
  changed: 'Changed last first',
}

export function CaseFilters({
  place,
  go,
  count,
}: {
  place: CaseListPlace
  go: (change: Readonly<Record<string, string | undefined>>) => void
  count: CasePage['count'] | undefined
}) {
  const products = useProducts()
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, pt: 1.75, pb: 1.25 }}>
      <TextField
        select
        label="Product"
        value={products.some(({ code }) => code === place.product) ? place.product : ''}
        onChange={(event) => go({ product: event.target.value === '' ? undefined : event.target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ width: { xs: 'calc(50% - 4px)', sm: 200 } }}
      >
        <MenuItem value="">All products</MenuItem>
        {products.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label="Order"
        value={place.order}
        onChange={(event) => go({ order: event.target.value === place.queue.order ? undefined : event.target.value })}
        sx={{ width: { xs: 'calc(50% - 4px)', sm: 190 } }}
      >
        {caseOrders.map((order) => (
          <MenuItem key={order} value={order}>
            {orderLabels[order]}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ ...tabularFigures, ml: 'auto', color: 'text.secondary', fontSize: '0.875rem' }} aria-live="polite">
        {count && (count.capped ? `More than ${countText(count.value, 'case')}` : countText(count.value, 'case'))}
      </Box>
    </Box>
  )
}
