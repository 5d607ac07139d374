import { AppError } from '#domain/errors.ts'

/** 1: a business (EIN), 2: a person (SSN, ITIN, ATIN), 3: unknown. As IRS Publication 2108-A numbers them. */
export type TinKind = 'business' | 'person' | 'unknown'

export type TinQuestion = {
  /** Nine digits. */
  tin: string
  kind: TinKind
  name: string
  /** Our own reference, at most 20 letters and digits, no personal data: by it the answer is known. */
  account: string
}

export type TinAnswer = {
  account: string
  outcome: 'match' | 'no_match' | 'not_issued' | 'malformed' | 'invalid_request' | 'duplicate'
  /** Whose number it turned out to be, where we did not know. */
  matchedAs?: 'person' | 'business' | 'both'
  /** The code of the authority behind `outcome`. */
  code: string
}

/** The most lines that one file may have. */
export const largestFile = 100_000

const kindCodes: Readonly<Record<TinKind, string>> = { business: '1', person: '2', unknown: '3' }
const longestName = 40

const outcomes: Readonly<Record<string, Omit<TinAnswer, 'account' | 'code'>>> = {
  '0': { outcome: 'match' },
  '1': { outcome: 'malformed' },
  '2': { outcome: 'not_issued' },
  '3': { outcome: 'no_match' },
  '4': { outcome: 'invalid_request' },
  '5': { outcome: 'duplicate' },
  '6': { outcome: 'match', matchedAs: 'person' },
  '7': { outcome: 'match', matchedAs: 'business' },
  '8': { outcome: 'match', matchedAs: 'both' },
}

/**
 * The file of bulk TIN matching, which a person uploads at e-Services: one line a question, `type;TIN;name;account` with semicolons between.
 * It is for payers of reportable income, not for knowing one's customer. Throws `TAX_FILE_INVALID`, naming accounts and never names.
 */
export function composeTinMatchingFile(questions: readonly TinQuestion[]): string {
  if (questions.length === 0 || questions.length > largestFile) throw invalid(`a file has 1 to ${largestFile} lines`)
  const accounts = new Set<string>()
  for (const { tin, account } of questions) {
    if (!/^[A-Za-z0-9-]{1,20}$/.test(account)) throw invalid('an account has at most 20 letters and digits')
    if (accounts.has(account)) throw invalid(`the account ${account} comes twice: its answer could not be told apart`)
    if (!/^\d{9}$/.test(tin)) throw invalid(`the number of account ${account} has not nine digits`)
    accounts.add(account)
  }
  return questions.map(({ kind, tin, name, account }) => `${[kindCodes[kind], tin, asWritten(name), account].join(';')}\r\n`).join('')
}

/**
 * What the authority answered, by account: the lines of the file come back with a code at the end. Throws `TAX_FILE_INVALID` where a question
 * has no answer, an answer no question, or a code is unknown: half of a file must not pass for the whole.
 */
export function readTinMatchingResults(text: string, questions: readonly TinQuestion[]): TinAnswer[] {
  const asked = new Map(questions.map((question) => [question.account, question]))
  const answers = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line, index) => {
      const fields = line.split(';')
      const [, tin, , account = '', code = ''] = fields
      const question = asked.get(account)
      if (fields.length !== 5 || question === undefined || question.tin !== tin)
        throw invalid(`line ${index + 1} answers no question of ours`)
      asked.delete(account)
      const outcome = Object.hasOwn(outcomes, code) ? outcomes[code] : undefined
      if (outcome === undefined) throw invalid(`line ${index + 1} has an unknown code`)
      return { account, ...outcome, code }
    })
  if (asked.size > 0) throw invalid(`${asked.size} of ${questions.length} questions have no answer`)
  return answers
}

/** Capitals, and no character but those that the authority compares: letters, digits, `&` and `-`. */
function asWritten(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9&\- ]/g, '')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, longestName)
}

function invalid(rule: string): AppError {
  return new AppError('TAX_FILE_INVALID', { provider: 'irs-tin-matching', rule })
}
