import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import { unexpectedAnswer } from '../../http/read-json.ts'
import { countryCode } from './country-code.ts'
import { type ListedDate, readRemarks } from './read-remarks.ts'
import { readRows } from './read-rows.ts'

/** The files as OFAC publishes them, each as one text. */
export type SdnFiles = { sdn: string; alt: string; add: string; comments: string }

export type ListedParty = {
  /** `ofac-` and OFAC's own number. */
  entityId: string
  kind: 'individual' | 'entity' | 'vessel' | 'aircraft'
  /** As printed, given names first. */
  name: string
  aliases: string[]
  weakAliases: string[]
  programs: string[]
  birthDates: ListedDate[]
  /** Of nationality, citizenship and addresses, ISO 3166 alpha-2 in lower case. */
  countries: string[]
  identifiers: string[]
  /** Moves when anything is said differently of the party. */
  fingerprint: string
}

export type SdnList = {
  /** `sha256:` and the hash of all files: the same list is the same version, wherever it came from. */ version: string
  parties: ListedParty[]
}

const provider = 'ofac'
/** Ctrl-Z, with which files of an old system end. */
const endOfFile = '\u001A'
const columns = { sdn: 12, alt: 5, add: 6, comments: 2 } as const

/**
 * OFAC's list of specially designated nationals from its delimited files (`sdn`, `alt`, `add`, `sdn_comments`; data specification at
 * ofac.treasury.gov). Throws `SCREENING_DOWN` for files that are cut off or do not belong together, which passes, and
 * `PROVIDER_ANSWER_UNEXPECTED` for files of another form, which does not.
 */
export function readSdnList(files: SdnFiles): SdnList {
  const read = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, readFile(name as keyof SdnFiles, content)]),
  ) as Record<keyof SdnFiles, string[][]>
  if (read.sdn.length === 0) throw unfit('sdn', 'it has no entry')
  const [alternates, addresses, comments] = [byEntry(read.alt), byEntry(read.add), byEntry(read.comments)]
  const numbers = new Set(read.sdn.map(([number]) => number!))
  if (numbers.size !== read.sdn.length) throw unfit('sdn', 'an entry comes twice')
  const astray = [...alternates.keys()].find((number) => !numbers.has(number))
  if (astray !== undefined) throw unfit('alt', 'it names an entry that the list does not have: the files are of different days')
  return {
    version: versionOf(files),
    parties: read.sdn.map((row) =>
      toParty(row, {
        alternates: alternates.get(row[0]!) ?? [],
        addresses: addresses.get(row[0]!) ?? [],
        comments: (comments.get(row[0]!) ?? []).map(([, text]) => text!),
      }),
    ),
  }
}

export function versionOf(files: SdnFiles): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(columns) as (keyof SdnFiles)[]) hash.update(`${name}:${files[name].length}\n`).update(files[name])
  return `sha256:${hash.digest('hex')}`
}

type More = { alternates: string[][]; addresses: string[][]; comments: string[] }

function toParty(row: string[], { alternates, addresses, comments }: More): ListedParty {
  const [number, name, type, programs, , , , , , , , remarks] = row as [string, string, string, string, ...string[]]
  // What did not fit into the remarks goes on in the comments.
  const said = readRemarks([remarks ?? '', ...comments].join(' '))
  const kind = kindOf(type, said.isIndividual)
  const names = alternates.map((alternate) => asSpoken(alternate[3]!, kind))
  const places = addresses.flatMap((address) => countryCode(address[4]!) ?? [])
  return {
    entityId: `ofac-${number}`,
    kind,
    name: asSpoken(name, kind),
    aliases: [...new Set(names)],
    weakAliases: said.weakNames.map((weak) => asSpoken(weak, kind)),
    programs: programs
      .split(/[\][;]+/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    birthDates: said.birthDates,
    countries: [...new Set([...said.countries, ...places])],
    identifiers: said.identifiers,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([row, alternates, addresses, comments]))
      .digest('hex')
      .slice(0, 32),
  }
}

function kindOf(type: string, isIndividual: boolean): ListedParty['kind'] {
  const written = type.toLowerCase()
  if (written === 'individual' || written === 'vessel' || written === 'aircraft') return written
  // Entities have no type in the file; a person whose type was lost still has a birth date.
  return isIndividual ? 'individual' : 'entity'
}

/** `PEREIRA, Joao Carlos` is how the list writes people; others keep their commas. */
function asSpoken(name: string, kind: ListedParty['kind']): string {
  if (kind !== 'individual') return name
  const [surname, ...given] = name.split(',')
  return [...given, surname!]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
}

function readFile(name: keyof SdnFiles, content: string): string[][] {
  // Every line ends, and an empty file is one: the comments may have nothing to say.
  const isWhole = content === '' || content.endsWith('\n') || content.trimEnd().endsWith(endOfFile)
  if (!isWhole) throw unfit(name, 'it is cut off')
  const rows = readRows(content)
  // A column that was added says nothing to us; one that is missing moves all the others.
  const wrong = rows.findIndex((row) => row.length < columns[name] || !/^\d+$/.test(row[0]!))
  if (wrong >= 0) throw unexpectedAnswer({ provider, operation: 'read_list' }, [`${name}, line ${wrong + 1}`])
  return rows
}

function byEntry(rows: string[][]): Map<string, string[][]> {
  return Map.groupBy(rows, ([number]) => number!)
}

function unfit(file: string, why: string): AppError {
  return new AppError('SCREENING_DOWN', {
    provider,
    operation: 'read_list',
    reason: 'malformed',
    raw: `the file ${file}: ${why}`,
    mayHaveTakenEffect: false,
  })
}
