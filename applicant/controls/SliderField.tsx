import { useState } from 'react'
import { clampToStep } from './clamp-to-step.ts'

type SliderFieldProps = {
  name: string
  label: string
  value: number
  limits: { min: number; max: number; step: number }
  onChange: (value: number) => void
  /** How the value reads in its field, and how it is read back. */
  show: (value: number) => string
  read: (text: string) => number | undefined
  /** The value as it is spoken. */
  say: (value: number) => string
  before?: string
  after?: string
  /** The least and the most, at the ends of the line, and both in a sentence for those who listen. */
  ends: [string, string]
  range: string
  adjusted: (value: string) => string
  /** Said of what is no number, with the value that stands. */
  unread: (value: string) => string
}

/** A number to drag or to type. What cannot be had is moved to the nearest that can, and that is said. */
export function SliderField({
  name,
  label,
  value,
  limits,
  onChange,
  show,
  read,
  say,
  before,
  after,
  ends,
  range,
  adjusted,
  unread,
}: SliderFieldProps) {
  const [typed, setTyped] = useState<string>()
  const [note, setNote] = useState<string>()
  const type = (text: string) => {
    setTyped(text)
    setNote(undefined)
    const wanted = read(text)
    if (wanted !== undefined && wanted === clampToStep(wanted, limits)) onChange(wanted)
  }
  const settle = () => {
    if (typed === undefined) return
    const wanted = read(typed)
    const possible = wanted === undefined ? value : clampToStep(wanted, limits)
    setTyped(undefined)
    if (wanted === undefined) setNote(unread(say(possible)))
    else if (possible !== wanted) setNote(adjusted(say(possible)))
    onChange(possible)
  }
  const share = ((value - limits.min) / (limits.max - limits.min)) * 100
  return (
    <div className="slider-field">
      <div className="slider-head">
        <label htmlFor={name}>{label}</label>
        <div className="slider-entry">
          {before && <span aria-hidden="true">{before}</span>}
          <input
            id={name}
            name={name}
            inputMode="numeric"
            autoComplete="off"
            value={typed ?? show(value)}
            size={(typed ?? show(value)).length || 1}
            onChange={(event) => type(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={settle}
            onKeyDown={(event) => event.key === 'Enter' && settle()}
            aria-describedby={`${name}-range`}
          />
          {after && <span aria-hidden="true">{after}</span>}
        </div>
      </div>
      <input
        type="range"
        className="slider"
        aria-label={label}
        min={limits.min}
        max={limits.max}
        step={limits.step}
        value={value}
        aria-valuetext={say(value)}
        onChange={(event) => {
          setTyped(undefined)
          setNote(undefined)
          onChange(Number(event.target.value))
        }}
        style={{ '--share': `${share}%` } as Record<string, string>}
      />
      <p className="unseen" id={`${name}-range`}>
        {range}
      </p>
      {note ? (
        <output className="hint">{note}</output>
      ) : (
        <p className="hint ends" aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      )}
    </div>
  )
}
