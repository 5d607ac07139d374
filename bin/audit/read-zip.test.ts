import { zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zipFiles } from '#api/exports/zip-files.ts'
import { readZip } from './read-zip.ts'

const good = zipFiles(
  new Map([
    ['record.json', Buffer.from('{"a":1}'.repeat(50))],
    ['histories/loan-1.json', Buffer.from('{}')],
  ]),
)

function refusal(zip: Buffer): string {
  const read = readZip(zip)
  return read.outcome === 'refused' ? read.sentence : `read: ${[...read.files.keys()].join(', ')}; damaged: ${read.damaged.join(', ')}`
}

function packed(files: Zippable, options = {}): Buffer {
  return Buffer.from(zipSync(files, { level: 6, mtime: new Date(1980, 0, 1, 12), os: 0, ...options }))
}

/** The place of the central header of the first file, and of the end. */
function placesIn(zip: Buffer): { central: number; end: number } {
  const end = zip.length - 22
  return { central: zip.readUInt32LE(end + 16), end }
}

function changed(zip: Buffer, change: (zip: Buffer) => void): Buffer {
  const copy = Buffer.from(zip)
  change(copy)
  return copy
}

describe('a zip as exports write it', () => {
  it('is read whole', () => {
    const read = readZip(good)
    expect(read).toMatchObject({ outcome: 'read', damaged: [] })
    if (read.outcome === 'read') expect(read.files.get('histories/loan-1.json')?.toString()).toBe('{}')
  })

  it('has the same bytes in every time zone, whatever the order in which its files were made', () => {
    const files: [string, Buffer][] = [
      ['b.json', Buffer.from('2')],
      ['a.json', Buffer.from('1')],
    ]
    const before = process.env['TZ']
    const made = ['America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Auckland'].map((zone, index) => {
      process.env['TZ'] = zone
      return zipFiles(new Map(index === 1 ? files.toReversed() : files)).toString('hex')
    })
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    expect(new Set(made).size).toBe(1)
  })
})

describe('a zip that tries something', () => {
  it.each([
    ['climbs out of its folder', '../record.json'],
    ['climbs out in the middle', 'histories/../../record.json'],
    ['begins at the root', '/etc/passwd'],
    ['names a drive', 'C:\\record.json'],
    ['hides behind a backslash', '..\\record.json'],
    ['goes deeper than we do', 'a/b/c.json'],
    ['begins with a dot', '.npmrc'],
    ['holds a line break', 'record.json\n'],
    ['holds a zero', 'record.json\0.txt'],
    ['is written backwards', 'record\u202Enosj.json'],
    ['is endless', `${'a'.repeat(300)}.json`],
  ])('by a name that %s is refused', (_why, name) => {
    expect(refusal(packed({ [name]: Buffer.from('x') }))).toMatch(/^The zip names a file ".*", which is no plain name/s)
  })

  it('by unpacking to far more than it is, is refused before anything is unpacked', () => {
    const bomb = changed(good, (zip) => {
      const { central } = placesIn(zip)
      zip.writeUInt32LE(2 ** 31, central + 24)
    })
    expect(refusal(bomb)).toMatch(/^The zip would unpack to more than an export ever holds/)
  })

  it('by unpacking to more than it says, has that file named as damaged', () => {
    const lying = changed(packed({ 'record.json': new Uint8Array(5 * 2 ** 20) }), (zip) => {
      zip.writeUInt32LE(10, placesIn(zip).central + 24)
      zip.writeUInt32LE(10, 22)
    })
    expect(refusal(lying)).toBe('read: ; damaged: record.json')
  })

  it('by very many files, is refused', () => {
    const many = packed(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}.json`, new Uint8Array()])))
    expect(refusal(many)).toMatch(/^The zip holds 2001 files/)
  })

  const structures: [what: string, zip: () => Buffer, sentence: RegExp][] = [
    ['something in front', () => Buffer.concat([Buffer.from('#!/bin/sh\n'), good]), /end of the zip does not fit/],
    ['something behind', () => Buffer.concat([good, Buffer.from('x')]), /not a zip file, or its end was changed/],
    [
      'a comment',
      () => changed(Buffer.concat([good, Buffer.from('x')]), (zip) => void zip.writeUInt16LE(1, zip.length - 3)),
      /not a zip file, or its end/,
    ],
    ['an empty file', () => Buffer.alloc(0), /not a zip file/],
    ['no zip at all', () => Buffer.from('%PDF-1.7'.repeat(20)), /not a zip file/],
    [
      'another name in front of a file than in the directory',
      () => changed(good, (zip) => void zip.write('X', 30)),
      /header of \S+ was changed/,
    ],
    ['an encrypted file', () => changed(good, (zip) => void zip.writeUInt16LE(1, placesIn(zip).central + 8)), /header of \S+ was changed/],
    [
      'a link',
      () => changed(good, (zip) => void zip.writeUInt32LE((0o120777 << 16) >>> 0, placesIn(zip).central + 38)),
      /describes \S+ in a way that exports never do/,
    ],
    ['an extra field', () => packed({ 'record.json': [Buffer.from('x'), { extra: { 1: Buffer.from('y') } }] }), /was changed|never do/],
    [
      'a file that is stored',
      () => packed({ 'record.json': Buffer.from('x') }, { level: 0 }),
      /describes record\.json in a way that exports never do/,
    ],
    [
      'two names that a disk holds for one',
      () => packed({ 'record.json': Buffer.from('x'), 'RECORD.json': Buffer.from('y') }),
      /names record\.json twice|names RECORD\.json twice/,
    ],
    [
      'files that overlap',
      () => changed(good, (zip) => void zip.writeUInt32LE(1, placesIn(zip).central + 42)),
      /bytes at \S+ that belong to no file/,
    ],
    [
      'a directory that ends early',
      () =>
        changed(good, (zip) => {
          const { end } = placesIn(zip)
          zip.writeUInt16LE(1, end + 8)
          zip.writeUInt16LE(1, end + 10)
        }),
      /directory of the zip was changed/,
    ],
  ]
  it.each(structures)('by %s is refused', (_what, zip, sentence) => {
    expect(refusal(zip())).toMatch(sentence)
  })

  it('by other bytes in a file, has that file named as damaged', () => {
    const damaged = changed(good, (zip) => {
      const at = 30 + 'histories/loan-1.json'.length
      zip[at] = zip[at]! ^ 0xff
    })
    expect(refusal(damaged)).toBe('read: record.json; damaged: histories/loan-1.json')
  })
})
