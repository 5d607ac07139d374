import Fit from '@mui/icons-material/FitScreenOutlined'
import Minus from '@mui/icons-material/ZoomOutOutlined'
import NewWindow from '@mui/icons-material/OpenInNewOutlined'
import Plus from '@mui/icons-material/ZoomInOutlined'
import Turn from '@mui/icons-material/RotateRightOutlined'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { useTheme } from '@mui/material/styles'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import type { Document } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { codeText } from '../words/codes.ts'
import type { ReadValue } from './compare-rows.ts'
import { light, type Tone } from '../theme/palette.ts'
import { Turned, turnedSize, type Size } from './Turned.tsx'

type Shown = {
  document: Document
  /** The clockwise turn that makes the picture upright, as the engine found. */
  uprightDegrees: number
  fields: readonly MarkedField[]
  highlighted: string | undefined
  onPoint: (key: string | undefined) => void
}

/** Where something was read, in the tone of what came of comparing it. */
export type MarkedField = { read: ReadValue; tone: Tone }

const zooms = [1, 1.5, 2, 3, 4.5]

/** A picture of a document, upright, with the places where something was read. It is shown as it was kept: looking changes nothing. */
export function DocumentPicture({ document, uprightDegrees, fields, highlighted, onPoint }: Shown) {
  const [zoom, setZoom] = useState(0)
  const [turn, setTurn] = useState(0)
  const [failed, setFailed] = useState(false)
  const stage = useRef<HTMLDivElement>(null)
  const stageSize = useSize(stage)
  const name = `${document.kind === 'identity' ? 'Identity document' : codeText(document.kind)}${document.slot === null ? '' : `, ${codeText(document.slot).toLowerCase()}`}`
  const natural: Size = { widthPx: document.widthPx ?? 1600, heightPx: document.heightPx ?? 1100 }
  const upright = turnedSize(natural, uprightDegrees)
  const seen = turnedSize(upright, turn)
  const scale = Math.min(stageSize.widthPx / seen.widthPx, stageSize.heightPx / seen.heightPx) * zooms[zoom]!
  const scaled = (size: Size): Size => ({ widthPx: size.widthPx * scale, heightPx: size.heightPx * scale })
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      <Toolbar
        name={name}
        document={document}
        zoom={zoom}
        onZoom={(by) => setZoom((now) => Math.min(zooms.length - 1, Math.max(0, now + by)))}
        onTurn={() => setTurn((now) => (now + 90) % 360)}
        onFit={() => (setZoom(0), setTurn(0))}
      />
      <Stage stageRef={stage} name={name}>
        {failed ? (
          <EmptyState title="The picture cannot be shown">Your role may not see it, or it cannot be read from the store.</EmptyState>
        ) : (
          stageSize.widthPx > 0 && (
            <Turned size={scaled(upright)} degrees={turn}>
              <Turned size={scaled(natural)} degrees={uprightDegrees}>
                <Box
                  component="img"
                  src={paths.documentContent(document.id)}
                  alt={name}
                  onError={() => setFailed(true)}
                  sx={{ width: '100%', height: '100%', display: 'block' }}
                />
              </Turned>
              {largestFirst(fields).map(({ read, tone }) => (
                <FieldBox
                  key={keyOf(read)}
                  read={read}
                  tone={tone}
                  isHighlighted={highlighted === keyOf(read)}
                  stage={stage}
                  onPoint={onPoint}
                />
              ))}
            </Turned>
          )
        )}
      </Stage>
    </Box>
  )
}

/** Tells one place where something was read from the others. */
export function keyOf({ name, source, page }: Pick<ReadValue, 'name' | 'source' | 'page'>): string {
  return `${name}.${source}.${page}`
}

function Stage({ stageRef, name, children }: { stageRef: RefObject<HTMLDivElement | null>; name: string; children: React.ReactNode }) {
  const { desk } = useTheme()
  return (
    <Box
      ref={stageRef}
      component="section"
      tabIndex={0}
      aria-label={`${name}: picture`}
      sx={{
        height: { xs: 240, md: 300 },
        overflow: 'auto',
        backgroundColor: desk.sunken,
        border: `1px solid ${desk.line}`,
        borderRadius: 1,
        display: 'flex',
        '&:focus-visible': { outline: `2px solid ${desk.focus}` },
        '& > *': { m: 'auto' },
      }}
    >
      {children}
    </Box>
  )
}

/** A field within another one, such as those of the machine-readable zone, lies above it. */
function largestFirst(fields: readonly MarkedField[]): MarkedField[] {
  const area = ({ read: { box } }: MarkedField) => (box ? box.width * box.height : 0)
  return fields.toSorted((one, other) => area(other) - area(one))
}

type FieldMark = MarkedField & { isHighlighted: boolean; stage: RefObject<HTMLDivElement | null>; onPoint: Shown['onPoint'] }

function FieldBox({ read, tone, isHighlighted, stage, onPoint }: FieldMark) {
  const { desk } = useTheme()
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isHighlighted || !own.current || !stage.current) return
    // Only the picture moves, never the page under it.
    const [box, frame] = [own.current.getBoundingClientRect(), stage.current.getBoundingClientRect()]
    stage.current.scrollBy({
      left: box.left + box.width / 2 - frame.left - frame.width / 2,
      top: box.top + box.height / 2 - frame.top - frame.height / 2,
    })
  }, [isHighlighted, stage])
  if (!read.box) return null
  const { left, top, width, height } = read.box
  return (
    <Box
      ref={own}
      aria-hidden
      onMouseEnter={() => onPoint(keyOf(read))}
      onMouseLeave={() => onPoint(undefined)}
      sx={{
        position: 'absolute',
        left: `${left * 100}%`,
        top: `${top * 100}%`,
        width: `${width * 100}%`,
        height: `${height * 100}%`,
        borderRadius: 0.5,
        // On a photograph, whatever the colours of the page: a dark line within a light one can be seen on every ground.
        border: `${isHighlighted ? 2 : 1}px solid ${light.tones[tone].ink}`,
        boxShadow: isHighlighted
          ? `0 0 0 2px ${desk.focus}, 0 0 0 4000px rgba(10, 12, 15, .38)`
          : `0 0 0 1px rgba(255, 255, 255, .8), inset 0 0 0 1px rgba(255, 255, 255, .45)`,
        zIndex: isHighlighted ? 1 : 'auto',
      }}
    />
  )
}

type Tools = { name: string; document: Document; zoom: number; onZoom: (by: 1 | -1) => void; onTurn: () => void; onFit: () => void }

function Toolbar({ name, document, zoom, onZoom, onTurn, onFit }: Tools) {
  return (
    <Box component="figcaption" sx={{ display: 'flex', alignItems: 'center', gap: 0.25, pb: 0.5 }}>
      <Box sx={{ flex: 1, fontWeight: 600, fontSize: '0.875rem', minWidth: 0 }}>{name}</Box>
      <Tool label="Make smaller" onUse={() => onZoom(-1)} disabled={zoom === 0}>
        <Minus />
      </Tool>
      <Tool label="Make larger" onUse={() => onZoom(1)} disabled={zoom === zooms.length - 1}>
        <Plus />
      </Tool>
      <Tool label="Turn to the right" onUse={onTurn}>
        <Turn />
      </Tool>
      <Tool label="Fit and turn upright" onUse={onFit}>
        <Fit />
      </Tool>
      <Tooltip title="Open in a new window">
        <IconButton href={paths.documentContent(document.id)} target="_blank" rel="noreferrer" aria-label={`Open ${name} in a new window`}>
          <NewWindow />
        </IconButton>
      </Tooltip>
    </Box>
  )
}

function Tool({
  label,
  onUse,
  disabled = false,
  children,
}: {
  label: string
  onUse: () => void
  disabled?: boolean
  children: React.ReactNode
}) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton aria-label={label} onClick={onUse} disabled={disabled}>
          {children}
        </IconButton>
      </span>
    </Tooltip>
  )
}

function useSize(element: RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 })
  useEffect(() => {
    if (!element.current) return
    const { current } = element
    const observer = new ResizeObserver(() => setSize({ widthPx: current.offsetWidth - 4, heightPx: current.offsetHeight - 4 }))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}
