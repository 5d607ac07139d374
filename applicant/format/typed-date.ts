/** Puts the slashes of `dd/mm/yyyy` between the digits that are typed. */
export function maskTypedDate(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 8)
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('/')
}

/** `12/04/1990` as an ISO date; undefined where no such day is. */
export function parseTypedDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? []
  if (day === undefined || month === undefined || year === undefined) return undefined
  const iso = `${year}-${month}-${day}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** An ISO date as it is typed. */
export function toTypedDate(isoDate: string): string {
  return isoDate.split('-').reverse().join('/')
}
