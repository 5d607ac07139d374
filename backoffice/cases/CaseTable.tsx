import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { useTheme, type Theme } from '@mui/material/styles'
import type { RefObject } from 'react'
import { Link } from 'react-router'
import { Due } from '../display/Due.tsx'
import { For } from '../display/Instant.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { visuallyHidden } from '../display/visually-hidden.ts'
import type { ListedCase } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { moneyText } from '../words/money.ts'
import { caseStates } from '../words/states.ts'
import { useReasonWords } from '../words/use-vocabulary.ts'
import type { SteadyRow } from './steady-rows.ts'
import { pressingStep, whyHere } from './why-here.ts'

const headings: [heading: string, width: string, align?: 'right'][] = [
  ['Case', '9%'],
  ['Applicant', '19%'],
  ['Amount', '10%', 'right'],
  ['State', '16%'],
  ['Why it is here', '35%'],
  ['Due', '11%', 'right'],
]

/** One row a case, read from left to right: which, who, how much, how it stands, why, since when. On a narrow screen each row is a card. */
export function CaseTable({ rows, tableRef }: { rows: readonly SteadyRow<ListedCase>[]; tableRef: RefObject<HTMLTableElement | null> }) {
  const theme = useTheme()
  return (
    <Box component="table" ref={tableRef} sx={tableStyle(theme)}>
      <thead>
        <tr>
          {headings.map(([heading, width, align]) => (
            <Box component="th" key={heading} scope="col" sx={{ width, textAlign: align ?? 'left' }}>
              {heading}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CaseRow key={row.item.id} {...row} />
        ))}
      </tbody>
    </Box>
  )
}

function CaseRow({ item, mark }: SteadyRow<ListedCase>) {
  const { desk } = useTheme()
  const step = pressingStep(item.openSteps)
  const at = step ? `${step.process}.${step.name}` : undefined
  const since = item.holds[0]?.since ?? step?.since ?? item.ending?.at ?? item.changedAt
  const why = whyHere(item, useReasonWords())
  return (
    <Box component="tr" sx={mark === 'left' ? { '& td': { color: desk.faint } } : {}}>
      <td data-cell="reference">
        <Box
          component={Link}
          data-row=""
          to={paths.case(item.id, { ...(at !== undefined && { step: at }) })}
          sx={{
            ...tabularFigures,
            fontWeight: 600,
            color: desk.ink,
            textDecoration: 'none',
            '&::after': { content: '""', position: 'absolute', inset: 0 },
          }}
        >
          {item.reference}
        </Box>
        <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: desk.muted }}>
          {item.product.name}
        </Box>
      </td>
      <td data-cell="applicant">{item.applicantName ?? <Box sx={{ color: desk.faint }}>No name yet</Box>}</td>
      <Box component="td" data-cell="amount" sx={{ ...tabularFigures, textAlign: 'right' }}>
        {moneyText(item.amount)}
        <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: desk.muted }}>
          {item.termMonths} months
        </Box>
      </Box>
      <td data-cell="state">
        <StateMark look={caseStates[item.status]} />
        {mark && <ChangeMark mark={mark} />}
      </td>
      <Box component="td" data-cell="why" sx={{ color: desk.muted, fontSize: '0.875rem' }}>
        <Box component="span" title={why} sx={twoLines}>
          {why}
        </Box>
      </Box>
      <Box component="td" data-cell="since" sx={{ ...tabularFigures, textAlign: 'right', whiteSpace: 'nowrap' }}>
        {step?.dueAt && <Due at={step.dueAt} since={step.since} />}
        <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: desk.muted }}>
          <For since={since} />
        </Box>
      </Box>
    </Box>
  )
}

function ChangeMark({ mark }: { mark: 'changed' | 'left' }) {
  const { desk } = useTheme()
  return (
    <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: desk.tones.second.ink }}>
      {mark === 'changed' ? '● Changed just now' : '○ Moved on'}
    </Box>
  )
}

const twoLines = { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' } as const

export function CaseTableLoading() {
  const { desk } = useTheme()
  return (
    <Box
      component="output"
      aria-busy="true"
      sx={{ display: 'block', backgroundColor: desk.surface, border: `1px solid ${desk.line}`, borderRadius: 1, p: 1 }}
    >
      <Box component="span" sx={visuallyHidden}>
        Loading the cases
      </Box>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={38} sx={{ my: 0.75 }} />
      ))}
    </Box>
  )
}

function tableStyle({ desk, breakpoints }: Theme) {
  return {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    backgroundColor: desk.surface,
    border: `1px solid ${desk.line}`,
    borderRadius: 1,
    '& th': {
      position: 'sticky',
      top: 0,
      backgroundColor: desk.sunken,
      color: desk.muted,
      fontSize: '0.8125rem',
      fontWeight: 600,
      px: 1.25,
      py: 0.75,
      borderBottom: `1px solid ${desk.line}`,
    },
    '& td': {
      px: 1.25,
      py: 0.75,
      verticalAlign: 'top',
      borderBottom: `1px solid ${desk.line}`,
      overflowWrap: 'anywhere',
      lineHeight: 1.35,
    },
    '& tbody tr': { position: 'relative' },
    '& tbody tr:last-of-type td': { borderBottom: 0 },
    '& tbody tr:hover td': { backgroundColor: desk.hover },
    '& tbody tr:focus-within td': { backgroundColor: desk.selected },
    '& tbody tr:focus-within a[data-row]': { outline: 'none' },
    '& tbody tr:focus-within a[data-row]::after': { outline: `2px solid ${desk.focus}`, outlineOffset: -2 },
    [breakpoints.down('md')]: {
      '& thead': { ...visuallyHidden },
      '&, & tbody': { display: 'block' },
      '& tbody tr': {
        display: 'grid',
        gridTemplateColumns: '1fr auto',
        gridTemplateAreas: '"reference amount" "applicant applicant" "state since" "why why"',
        columnGap: 1,
        py: 1,
        borderBottom: `1px solid ${desk.line}`,
      },
      '& td': { border: 0, py: 0.25, width: 'auto !important' },
      ...Object.fromEntries(
        ['reference', 'amount', 'applicant', 'state', 'since', 'why'].map((name) => [`& td[data-cell=${name}]`, { gridArea: name }]),
      ),
    },
  } as const
}
