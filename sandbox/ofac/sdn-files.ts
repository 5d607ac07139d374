import type { SandboxPerson } from '../people/person.ts'
import { fullNameOf } from '../people/person.ts'
import { watchList, type WatchedEntity } from '../people/watch-list.ts'

export type SdnFileName = 'SDN.CSV' | 'ALT.CSV' | 'ADD.CSV' | 'SDN_COMMENTS.CSV'

/** Longer remarks go on in a file of their own. */
const longestRemarks = 100

type Entry = { number: string; name: string; type: string; program: string; remarks: string; aliases: string[]; country: string }

/** The people of the watch list who are under sanctions, as OFAC publishes its list; `added` are those whom the next day brings. */
export function sdnFilesOf(added: readonly SandboxPerson[], isNextDay: boolean): Record<SdnFileName, string> {
  const listed = watchList.filter(({ properties }) => properties['topics']?.includes('sanction'))
  const kept = isNextDay ? listed.filter(({ id }) => id !== 'NK-antonio-melo-1') : listed
  const entries = [...kept.map(toEntry), ...(isNextDay ? added.map(toNewEntry) : [])]
  return {
    'SDN.CSV': rows(
      entries.map((one) => [
        one.number,
        quoted(one.name),
        one.type,
        quoted(one.program),
        ...nulls(7),
        quoted(one.remarks.slice(0, longestRemarks)),
      ]),
    ),
    'ALT.CSV': rows(
      entries.flatMap((one) => one.aliases.map((alias, index) => [one.number, `${one.number}${index + 1}`, '"aka"', quoted(alias), null_])),
    ),
    'ADD.CSV': rows(entries.map((one) => [one.number, `${one.number}9`, null_, null_, quoted(one.country), null_])),
    'SDN_COMMENTS.CSV': rows(
      entries
        .filter(({ remarks }) => remarks.length > longestRemarks)
        .map((one) => [one.number, quoted(one.remarks.slice(longestRemarks))]),
    ),
  }
}

const countryNames: Readonly<Record<string, string>> = { br: 'Brazil', ru: 'Russia', pa: 'Panama' }
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const null_ = '-0- '

function toEntry(entity: WatchedEntity, index: number): Entry {
  const { birthDate = [], nationality = [], jurisdiction = [], alias = [] } = entity.properties
  const isPerson = entity.schema === 'Person'
  const facts = [
    ...birthDate.map((date) => `DOB ${asPrinted(date)}`),
    ...nationality.map((country, place) => `${place === 0 ? '' : 'alt. '}nationality ${countryNames[country]}`),
    ...(isPerson
      ? ['Gender Male', 'Secondary sanctions risk: section 1(b) of Executive Order 99999, as amended by Executive Order 99998']
      : []),
  ]
  return {
    number: String(90_001 + index),
    name: asListed(entity.caption, isPerson),
    type: isPerson ? '"individual"' : null_,
    program: isPerson ? 'SANDBOX] [GLOMAG' : 'SANDBOX',
    remarks: facts.length === 0 ? '-0-' : `${facts.join('; ')}.`,
    // The list knows Latin letters only.
    aliases: alias.filter((one) => /^[\p{Script=Latin}\s.'-]+$/u.test(one)).map((one) => asListed(one, isPerson)),
    country: countryNames[[...nationality, ...jurisdiction][0] ?? ''] ?? '-0-',
  }
}

function toNewEntry(person: SandboxPerson, index: number): Entry {
  return {
    number: String(95_001 + index),
    name: asListed(fullNameOf(person), true),
    type: '"individual"',
    program: 'SANDBOX',
    remarks: `DOB ${asPrinted(person.birthDate)}; nationality Brazil.`,
    aliases: [],
    country: 'Brazil',
  }
}

/** `PEREIRA, Joao Carlos`: the last word in capitals, then the others, without accents. */
function asListed(name: string, isPerson: boolean): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '')
  if (!isPerson) return plain.toUpperCase()
  const words = plain.split(' ')
  return `${words.at(-1)!.toUpperCase()}, ${words.slice(0, -1).join(' ')}`
}

/** `1961-03-02` as `02 Mar 1961`, and a year as a year. */
function asPrinted(date: string): string {
  const [year, month, day] = date.split('-')
  return month === undefined ? `circa ${year}` : `${day} ${months[Number(month) - 1]} ${year}`
}

function quoted(text: string): string {
  return text === '-0-' ? null_ : `"${text.replaceAll('"', '""')}"`
}

function nulls(count: number): string[] {
  return Array.from({ length: count }, () => null_)
}

function rows(lines: readonly (readonly string[])[]): string {
  return `${lines.map((fields) => `${fields.join(',')}\r\n`).join('')}\u001A`
}
