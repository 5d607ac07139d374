export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B'

/** A stretch of one line: line, first position and last position, all counted from 1 as Doc 9303 does. */
export type Stretch = readonly [line: number, from: number, to: number]

export type MrzLayout = {
  readonly lineCount: number
  readonly lineLength: number
  readonly documentCode: Stretch
  readonly issuingState: Stretch
  readonly name: Stretch
  readonly documentNumber: Stretch
  readonly nationality: Stretch
  readonly birthDate: Stretch
  readonly sex: Stretch
  readonly expiryDate: Stretch
  readonly optionalData: Stretch
  /** Only TD1 has a second one. */
  readonly moreOptionalData?: Stretch
  /** A document number longer than nine characters continues in the optional data (Doc 9303-5 and -6, note j). */
  readonly longDocumentNumber: boolean
  /** Only TD3 has a check digit over its optional data. */
  readonly optionalDataCheck?: Stretch
  /** What the composite check digit covers, and where it stands; visas have none. */
  readonly composite?: { readonly over: readonly Stretch[]; readonly digit: Stretch }
}

/** Doc 9303, eighth edition: part 5 (TD1), part 6 (TD2), part 4 (TD3), part 7 (visas). Each check digit follows its field. */
export const mrzLayouts: Record<MrzFormat, MrzLayout> = {
  TD1: {
    lineCount: 3,
    lineLength: 30,
    documentCode: [1, 1, 2],
    issuingState: [1, 3, 5],
    documentNumber: [1, 6, 14],
    optionalData: [1, 16, 30],
    birthDate: [2, 1, 6],
    sex: [2, 8, 8],
    expiryDate: [2, 9, 14],
    nationality: [2, 16, 18],
    moreOptionalData: [2, 19, 29],
    name: [3, 1, 30],
    longDocumentNumber: true,
    composite: {
      over: [
        [1, 6, 30],
        [2, 1, 7],
        [2, 9, 15],
        [2, 19, 29],
      ],
      digit: [2, 30, 30],
    },
  },
  TD2: {
    ...twoLines(36, 35),
    longDocumentNumber: true,
    composite: { over: secondLineUpTo(35), digit: [2, 36, 36] },
  },
  TD3: {
    ...twoLines(44, 42),
    longDocumentNumber: false,
    optionalDataCheck: [2, 43, 43],
    composite: { over: secondLineUpTo(43), digit: [2, 44, 44] },
  },
  'MRV-A': { ...twoLines(44, 44), longDocumentNumber: false },
  'MRV-B': { ...twoLines(36, 36), longDocumentNumber: false },
}

function twoLines(lineLength: number, optionalDataTo: number) {
  return {
    lineCount: 2,
    lineLength,
    documentCode: [1, 1, 2],
    issuingState: [1, 3, 5],
    name: [1, 6, lineLength],
    documentNumber: [2, 1, 9],
    nationality: [2, 11, 13],
    birthDate: [2, 14, 19],
    sex: [2, 21, 21],
    expiryDate: [2, 22, 27],
    optionalData: [2, 29, optionalDataTo],
  } as const
}

function secondLineUpTo(last: number): readonly Stretch[] {
  return [
    [2, 1, 10],
    [2, 14, 20],
    [2, 22, last],
  ]
}
