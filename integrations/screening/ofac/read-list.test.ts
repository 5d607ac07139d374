import { describe, expect, it } from 'vitest'
import { failureOf } from '../../http/transport-faults.contract.ts'
import { readSdnList, type SdnFiles } from './read-list.ts'
import { readRemarks } from './read-remarks.ts'
import { readRows } from './read-rows.ts'

/** In the form in which OFAC publishes; nobody here exists. */
const files: SdnFiles = {
  sdn: [
    '36,"MIRANTE TRADING, S.A.",-0- ,"SANDBOX",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
    `7157,"AL-EXEMPLO, Omar Mahmoud",individual,"SDGT] [IFSR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 01 Jan 1960; alt. DOB circa 1962; POB Nowhere; nationality Iran; alt. nationality Korea, North; Passport A-123456 (Iran); National ID No. 12.345.678 (Iran); Gender Male; a.k.a. 'ABU X'; Linked To: "`,
    '8000,"ALFA STAR","vessel","SANDBOX",-0- ,"Crude Oil Tanker",-0- ,-0- ,"Panama",-0- ,-0- ,"IMO 1234567."',
    '\u001A',
  ].join('\r\n'),
  alt: '7157,12,"aka","OMAR, Mahmoud ""the Elder""",-0- \r\n36,13,"fka","MIRANTE, LTDA.",-0- \r\n',
  add: '7157,1,"Street 1","Tehran","Iran",-0- \r\n36,2,-0- ,"Panama City","Panama",-0- \r\n36,3,-0- ,-0- ,"Region: Nowhere",-0- \r\n',
  comments: '7157,"MIRANTE TRADING; DOB 1963 to 1965."\r\n',
}
const codeOf = (changes: Partial<SdnFiles>) => failureOf(Promise.resolve().then(() => readSdnList({ ...files, ...changes })))

describe('the list of OFAC', () => {
  const { parties, version } = readSdnList(files)

  it('has people with names as they are spoken, every date as exact as it is listed, countries and numbers', () => {
    expect(parties.find(({ entityId }) => entityId === 'ofac-7157')).toMatchObject({
      kind: 'individual',
      name: 'Omar Mahmoud AL-EXEMPLO',
      aliases: ['Mahmoud "the Elder" OMAR'],
      weakAliases: ['ABU X'],
      programs: ['SDGT', 'IFSR'],
      birthDates: [
        { from: '1960-01-01', to: '1960-01-01' },
        { from: '1960', to: '1964' },
        { from: '1963', to: '1965' },
      ],
      countries: ['ir', 'kp'],
      identifiers: ['A123456', '12345678'],
    })
  })

  it('has firms, whose commas stay, and ships', () => {
    expect(parties.map(({ kind, name }) => [kind, name])).toEqual([
      ['entity', 'MIRANTE TRADING, S.A.'],
      ['individual', 'Omar Mahmoud AL-EXEMPLO'],
      ['vessel', 'ALFA STAR'],
    ])
    expect(parties[0]).toMatchObject({ aliases: ['MIRANTE, LTDA.'], countries: ['pa'] })
  })

  it('is the same version while it says the same, and another where one letter differs', () => {
    expect(version).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(readSdnList({ ...files }).version).toBe(version)
    const changed = readSdnList({ ...files, add: files.add.replace('Tehran', 'Shiraz') })
    expect(changed.version).not.toBe(version)
    expect(changed.parties.map(({ fingerprint }, index) => fingerprint === parties[index]!.fingerprint)).toEqual([true, false, true])
  })

  it.each([
    ['a file that was cut off', { sdn: files.sdn.slice(0, -60) }, 'SCREENING_DOWN'],
    ['an empty list', { sdn: '\u001A' }, 'SCREENING_DOWN'],
    ['an entry that comes twice', { sdn: `${files.sdn.split('\r\n')[0]}\r\n${files.sdn}` }, 'SCREENING_DOWN'],
    ['names of somebody who is not on the list', { alt: '1,1,"aka","X, Y",-0- \r\n' }, 'SCREENING_DOWN'],
    ['a column that is missing', { add: '7157,1,"Street 1","Tehran","Iran"\r\n' }, 'PROVIDER_ANSWER_UNEXPECTED'],
    ['a page of an error', { sdn: '<html>Sorry</html>\r\n' }, 'PROVIDER_ANSWER_UNEXPECTED'],
  ])('is not read from %s', async (_what, changes, code) => {
    expect((await codeOf(changes)).code).toBe(code)
  })

  it('may have one column more, and nothing to comment', () => {
    expect(readSdnList({ ...files, comments: '', add: files.add.replaceAll('\r\n', ',"new"\r\n') }).parties).toHaveLength(3)
  })
})

it.each([
  ['a,"b ""c"", d",-0- ', [['a', 'b "c", d', '']]],
  [
    'a,b\r\n\r\n1,2\n\u001A',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a,"two\nlines"', [['a', 'two\nlines']]],
])('reads the fields of %j', (text, rows) => {
  expect(readRows(text)).toEqual(rows)
})

it.each([
  ['DOB 16 Oct 1970.', [{ from: '1970-10-16', to: '1970-10-16' }]],
  ['DOB Oct 1970', [{ from: '1970-10', to: '1970-10' }]],
  ['DOB 1970', [{ from: '1970', to: '1970' }]],
  ['DOB circa 1970', [{ from: '1968', to: '1972' }]],
  ['DOB 1968 to 1972', [{ from: '1968', to: '1972' }]],
  ['DOB 01 Jan 1960 to 31 Dec 1965', [{ from: '1960-01-01', to: '1965-12-31' }]],
  ['DOB unknown', []],
  ['POB 01 Jan 1960', []],
])('reads the birth date in %j', (remarks, dates) => {
  expect(readRemarks(remarks).birthDates).toEqual(dates)
})
