import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { NotKnown } from '../display/Facts.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { monospace, tabularFigures } from '../theme/create-desk-theme.ts'
import { dateText } from '../words/dates.ts'
import { formatTaxId } from '../words/tax-id.ts'
import type { CompareRow, ReadValue } from './compare-rows.ts'
import { keyOf } from './DocumentPicture.tsx'

type Point = (key: string | undefined, page?: number) => void

/** Declared, read, how sure, and what came of it; pointing at a value shows where it stands on the picture. */
export function CompareTable({
  rows,
  highlighted,
  onPoint,
}: {
  rows: readonly CompareRow[]
  highlighted: string | undefined
  onPoint: Point
}) {
  const { desk } = useTheme()
  return (
    <Box
      component="table"
      sx={{
        width: '100%',
        alignSelf: 'start',
        borderCollapse: 'collapse',
        '& th': { textAlign: 'left', color: desk.muted, fontSize: '0.8125rem', fontWeight: 600, pr: 1, pb: 0.5, verticalAlign: 'top' },
        '& tbody th, & td': { borderTop: `1px solid ${desk.line}`, pr: 1, py: 0.5, verticalAlign: 'top', overflowWrap: 'anywhere' },
        '& tbody th': { width: '27%', fontWeight: 400, fontSize: '0.875rem' },
        '& td:nth-of-type(1)': { width: '30%' },
        '& td:last-of-type, & th:last-of-type': { pr: 0 },
      }}
    >
      <thead>
        <tr>
          <th scope="col">Field and finding</th>
          <th scope="col">Declared</th>
          <th scope="col">Read from the document</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field}>
            <th scope="row">
              {row.label}
              {row.finding && (
                <Box sx={{ mt: 0.25 }}>
                  <StateMark look={row.finding} />
                </Box>
              )}
            </th>
            {row.field !== 'mrz' && (
              <td>
                {row.isDeclared ? row.declared === null ? <NotKnown /> : valueText(row.field, row.declared) : <NotKnown word="Not asked" />}
              </td>
            )}
            <td colSpan={row.field === 'mrz' ? 2 : 1}>
              {row.reads.length === 0 ? (
                <NotKnown word="Nothing read" />
              ) : (
                row.reads.map((read) => (
                  <ReadLine key={keyOf(read)} read={read} row={row} isHighlighted={highlighted === keyOf(read)} onPoint={onPoint} />
                ))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Box>
  )
}

function ReadLine({ read, row, isHighlighted, onPoint }: { read: ReadValue; row: CompareRow; isHighlighted: boolean; onPoint: Point }) {
  const { desk } = useTheme()
  const point = () => onPoint(keyOf(read), read.page)
  const leave = () => onPoint(undefined)
  const part = nameParts[read.name] ?? ''
  const source = read.source === 'mrz' ? (row.field === 'mrz' ? '' : 'in the zone, ') : ''
  return (
    <Box
      component={read.box ? 'button' : 'div'}
      {...(read.box && { type: 'button', onMouseEnter: point, onMouseLeave: leave, onFocus: point, onBlur: leave, onClick: point })}
      sx={{
        display: 'block',
        width: '100%',
        // Two of them stand one under the other where the zone writes a name in two parts (WCAG 2.5.8).
        ...(read.box && { minHeight: 24 }),
        font: 'inherit',
        color: 'inherit',
        textAlign: 'left',
        background: isHighlighted ? desk.selected : 'none',
        border: 0,
        p: '1px 4px',
        mx: '-4px',
        borderRadius: 0.5,
        cursor: read.box ? 'zoom-in' : 'default',
        '&:hover': { backgroundColor: read.box ? desk.hover : 'transparent' },
        '&:focus-visible': { outline: `2px solid ${desk.focus}`, backgroundColor: desk.hover },
      }}
    >
      <Box component="span" sx={read.name === 'mrz' ? { fontFamily: monospace, fontSize: '0.75rem', whiteSpace: 'pre-wrap' } : {}}>
        {valueText(row.field, read.value)}
      </Box>
      <Box component="span" sx={{ ...tabularFigures, color: desk.muted, fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
        {' '}
        {part}
        {source}
        {Math.round(read.confidence)}%
      </Box>
    </Box>
  )
}

/** The zone writes a name in two parts. */
const nameParts: Readonly<Record<string, string>> = { surname: 'surname, ', givenNames: 'given names, ' }

function valueText(field: string, value: string): string {
  if (field === 'birthDate' || field === 'expiryDate') return dateText(value)
  return field === 'taxId' ? formatTaxId(value) : value
}
