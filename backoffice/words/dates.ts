const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date without a time: 2026-11-05 is "5 Nov 2026". What is not a whole date, such as a masked one, stays as it is. */
export function dateText(isoDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate)
  if (!match) return isoDate
  const [, year, month, day] = match
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** A month: 2026-11 is "Nov 2026". */
export function monthText(isoMonth: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(isoMonth)
  return match ? `${months[Number(match[2]) - 1] ?? match[2]} ${match[1]}` : isoMonth
}

/** Whether a text is a day of the calendar, written year-month-day. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** An instant in the time of the desk's own clock: "5 Nov 2026, 14:03". */
export function instantText(instant: string): string {
  return `${dayText(instant)}, ${timeText(instant)}`
}

/** The day of an instant: "5 Nov 2026". */
export function dayText(instant: string): string {
  const at = new Date(instant)
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}`
}

/** The time of day of an instant: "14:03". */
export function timeText(instant: string): string {
  const at = new Date(instant)
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The time of day of an instant to the second: "14:03:22". */
export function secondText(instant: string): string {
  return `${timeText(instant)}:${String(new Date(instant).getSeconds()).padStart(2, '0')}`
}

const units: [name: string, seconds: number][] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
]

/** How long ago, or how long until, in one unit: "3 h". Less than a minute is "now". */
export function spanText(from: string, to: string): string {
  const seconds = Math.abs(Date.parse(to) - Date.parse(from)) / 1000
  const unit = units.find(([, size]) => seconds >= size)
  return unit ? `${Math.floor(seconds / unit[1])} ${unit[0]}` : 'now'
}

/** For how long something has been so: "for 3 h". */
export function forText(since: string, now: string): string {
  const span = spanText(since, now)
  return span === 'now' ? 'just now' : `for ${span}`
}

/** How long ago something was: "3 h ago". */
export function agoText(at: string, now: string): string {
  const span = spanText(at, now)
  return span === 'now' ? 'just now' : `${span} ago`
}

/** "due in 3 h", "overdue by 2 d". */
export function dueText(dueAt: string, now: string): string {
  const span = spanText(now, dueAt)
  if (Date.parse(dueAt) >= Date.parse(now)) return span === 'now' ? 'due now' : `due in ${span}`
  return span === 'now' ? 'due now' : `overdue by ${span}`
}

/** `soon` once three quarters of the time are over; where nobody knows when it began, only what is late is known. */
export function urgencyOf(dueAt: string, since: string | null | undefined, now: string): 'late' | 'soon' | 'later' {
  const [due, at] = [Date.parse(dueAt), Date.parse(now)]
  if (due < at) return 'late'
  if (since === null || since === undefined) return 'later'
  const began = Date.parse(since)
  return at - began >= (due - began) * 0.75 ? 'soon' : 'later'
}
