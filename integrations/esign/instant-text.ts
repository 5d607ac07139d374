const brazil = 'America/Sao_Paulo'

/** An instant to the second in Universal Time: `2026-11-21 12:08:38 UTC`. */
export function universalTime(instant: string): string {
  return `${partsOf(instant, 'UTC').text} UTC`
}

/** The same instant by the clock of Brasília, with its distance from Universal Time: `2026-11-21 09:08:38 (UTC−03:00)`. */
export function brazilianTime(instant: string): string {
  const { text, offset } = partsOf(instant, brazil)
  return `${text} (${offset}, ${brazil})`
}

/** Only numbers are taken from the platform: its words and separators change between versions, its calendar does not. */
function partsOf(instant: string, timeZone: string): { text: string; offset: string } {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  })
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const text = `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}:${parts['second']}`
  return { text, offset: String(parts['timeZoneName']).replace('GMT', 'UTC').replace('-', '−') }
}
