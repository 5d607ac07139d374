import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { ReactNode } from 'react'
import { tabularFigures } from '../theme/create-desk-theme.ts'

export type Column = { heading: string; isFigure?: boolean; width?: string }
export type Row = { key: string; cells: ReactNode[]; strong?: boolean; onPoint?: (isOn: boolean) => void }

/** A table of a bank: figures to the right, of one width, lines between rows and nothing else. */
export function PlainTable({
  label,
  columns,
  rows,
  foot,
}: {
  label: string
  columns: readonly Column[]
  rows: readonly Row[]
  foot?: Row[]
}) {
  const { desk } = useTheme()
  const cell = (index: number) =>
    (columns[index]?.isFigure ? { ...tabularFigures, textAlign: 'right', whiteSpace: 'nowrap' } : {}) as object
  const drawn = (row: Row) => (
    <Box
      component="tr"
      key={row.key}
      tabIndex={row.onPoint ? 0 : undefined}
      onMouseEnter={row.onPoint && (() => row.onPoint?.(true))}
      onMouseLeave={row.onPoint && (() => row.onPoint?.(false))}
      onFocus={row.onPoint && (() => row.onPoint?.(true))}
      onBlur={row.onPoint && (() => row.onPoint?.(false))}
      sx={{ fontWeight: row.strong ? 600 : 400 }}
    >
      {row.cells.map((content, index) => (
        <Box component="td" key={columns[index]?.heading ?? index} sx={cell(index)}>
          {content}
        </Box>
      ))}
    </Box>
  )
  return (
    <Box component="section" sx={{ overflowX: 'auto' }} tabIndex={0} aria-label={label}>
      <Box
        component="table"
        sx={{
          width: '100%',
          borderCollapse: 'collapse',
          fontSize: '0.9375rem',
          '& th': { textAlign: 'left', color: desk.muted, fontSize: '0.8125rem', fontWeight: 600, px: 1, py: 0.5, whiteSpace: 'nowrap' },
          '& td': { px: 1, py: 0.5, borderTop: `1px solid ${desk.line}`, verticalAlign: 'top' },
          '& tbody tr:focus-visible': { outline: `2px solid ${desk.focus}`, outlineOffset: -2 },
          '& tbody tr[tabindex]:hover, & tbody tr[tabindex]:focus': { backgroundColor: desk.hover },
          '& tfoot td': { borderTop: `2px solid ${desk.lineStrong}`, fontWeight: 600 },
        }}
      >
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Box component="th" scope="col" key={column.heading} sx={{ ...cell(index), ...(column.width && { width: column.width }) }}>
                {column.heading}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(drawn)}</tbody>
        {foot && <tfoot>{foot.map(drawn)}</tfoot>}
      </Box>
    </Box>
  )
}
