import Box from '@mui/material/Box'
import { useTheme, type Theme } from '@mui/material/styles'
import type { ReactNode } from 'react'
import { useOverflows } from '../display/use-overflows.ts'
import { visuallyHidden } from '../display/visually-hidden.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'

/** `hidden`: the heading is heard, not seen, where the cells say it themselves. */
export type Column = { heading: string; isFigure?: boolean; width?: string; hidden?: boolean }
export type Row = { key: string; cells: ReactNode[]; strong?: boolean; onPoint?: (isOn: boolean) => void }

/** A table of a bank: figures to the right, of one width, lines between rows and nothing else. */
export function PlainTable({
  label,
  columns,
  rows,
  foot,
  cards = false,
}: {
  label: string
  columns: readonly Column[]
  rows: readonly Row[]
  foot?: Row[]
  /** On a narrow screen each row is a card that names what stands in it: for rows of sentences, which no column of a phone holds. */
  cards?: boolean
}) {
  const theme = useTheme()
  const { desk } = theme
  const { ref, overflows } = useOverflows<HTMLElement>()
  const cell = (index: number) =>
    (columns[index]?.isFigure ? { ...tabularFigures, textAlign: 'right', whiteSpace: 'nowrap' } : { textAlign: 'left' }) as object
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
        <Box
          component="td"
          key={columns[index]?.heading ?? index}
          data-heading={columns[index]?.hidden ? undefined : columns[index]?.heading}
          sx={cell(index)}
        >
          {content}
        </Box>
      ))}
    </Box>
  )
  return (
    <Box
      component="section"
      ref={ref}
      // A place of its own: what is only heard would else widen the page where the table is wider than the screen.
      sx={{ overflowX: 'auto', position: 'relative' }}
      {...(overflows && { tabIndex: 0, 'aria-label': `${label}, to be scrolled` })}
    >
      <Box
        component="table"
        sx={{
          width: '100%',
          borderCollapse: 'collapse',
          fontSize: '0.9375rem',
          '& th': { color: desk.muted, fontSize: '0.8125rem', fontWeight: 600, px: 1, py: 0.5, whiteSpace: 'nowrap' },
          '& td': { px: 1, py: 0.5, borderTop: `1px solid ${desk.line}`, verticalAlign: 'top' },
          // On a narrow screen the table is pushed sideways before an instant breaks into three lines.
          '& td time': { whiteSpace: 'nowrap' },
          '& tbody tr:focus-visible': { outline: `2px solid ${desk.focus}`, outlineOffset: -2 },
          '& tbody tr[tabindex]:hover, & tbody tr[tabindex]:focus': { backgroundColor: desk.hover },
          '& tfoot td': { borderTop: `2px solid ${desk.lineStrong}`, fontWeight: 600 },
          ...(cards && cardStyle(theme)),
        }}
      >
        <Box component="caption" sx={visuallyHidden}>
          {label}
        </Box>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Box component="th" scope="col" key={column.heading} sx={{ ...cell(index), ...(column.width && { width: column.width }) }}>
                {column.hidden ? (
                  <Box component="span" sx={visuallyHidden}>
                    {column.heading}
                  </Box>
                ) : (
                  column.heading
                )}
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

function cardStyle({ desk, breakpoints }: Theme) {
  return {
    [breakpoints.down('md')]: {
      '&, & tbody': { display: 'block' },
      '& thead': visuallyHidden,
      '& tr': { display: 'block', px: 0.5, py: 0.75 },
      '& tr:not(:last-of-type)': { borderBottom: `1px solid ${desk.line}` },
      '& td': { display: 'flex', gap: 1, border: 0, py: 0.25, textAlign: 'left', whiteSpace: 'normal' },
      '& td:first-of-type': { fontWeight: 600 },
      '& td:empty': { display: 'none' },
      '& td[data-heading]:not(:first-of-type)::before': {
        content: 'attr(data-heading)',
        flex: '0 0 96px',
        color: desk.muted,
        fontSize: '0.875rem',
      },
    },
  } as const
}
