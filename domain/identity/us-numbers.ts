import { accepted, refused, type TaxIdCheck, withoutSeparators } from './tax-id-check.ts'
import { checkByLibrary } from './tax-id-library.ts'

/**
 * Nine digits in the groups that the authority prints, or bare. A separator anywhere else means that digits were lost or swapped, so the
 * number is refused even where nine digits remain; more than nine is a matter of length.
 */
function nineDigits(value: string, printed: RegExp): TaxIdCheck {
  const text = value.trim().replace(/[\u2010-\u2015\u2212]/g, '-')
  if (printed.test(text)) return accepted(text.replaceAll('-', ''))
  return /^\d{10,}$/.test(text.replace(/[- ]/g, '')) ? refused('length') : refused('format')
}

const threeTwoFour = /^\d{3}-?\d{2}-?\d{4}$/

/** Numbers printed in advertisements and specimens; never issued, or withdrawn (SSA, "Misused Social Security Numbers"). */
const specimens = new Set(['078051120', '219099999', '457555462'])

/** Areas 000, 666 and 900 up, group 00 and serial 0000 are never issued (SSA POMS RM 10201.035); nor are the specimens. */
export function checkSsn(value: string): TaxIdCheck {
  const form = nineDigits(value, threeTwoFour)
  if (!form.valid) return form
  const digits = form.normalized
  const neverIssued = /^(000|666|9)/.test(digits) || digits.slice(3, 5) === '00' || digits.endsWith('0000')
  if (neverIssued || specimens.has(digits) || checkByLibrary('us-ssn', digits)?.valid !== true) return refused('component')
  return form
}

/** The first two digits name the campus that issued the number (IRS, "How EINs are assigned"). */
export function checkEin(value: string): TaxIdCheck {
  const form = nineDigits(value, /^\d{2}-?\d{7}$/)
  if (!form.valid) return form
  return checkByLibrary('us-ein', form.normalized)?.valid === true ? form : refused('component')
}

/** Begins with 9; the group is 50-65, 70-88, 90-92 or 94-99 (IRM 3.21.263). */
export function checkItin(value: string): TaxIdCheck {
  const form = nineDigits(value, threeTwoFour)
  if (!form.valid) return form
  const group = Number(form.normalized.slice(3, 5))
  const known = [
    [50, 65],
    [70, 88],
    [90, 92],
    [94, 99],
  ].some(([from, to]) => group >= from! && group <= to!)
  return form.normalized.startsWith('9') && known ? form : refused('component')
}

/** Adoption number: the form of a social security number, without rules of its own. */
export function checkAtin(value: string): TaxIdCheck {
  return nineDigits(value, threeTwoFour)
}

/** Number of a paid preparer: P and eight digits. */
export function checkPtin(value: string): TaxIdCheck {
  const text = value.trim().toUpperCase()
  return /^P-?\d{8}$/.test(text) ? accepted(text.replace('-', '')) : refused('format')
}

/** Any of the numbers by which a taxpayer may be known. */
export function checkUsTin(value: string): TaxIdCheck {
  const checks = [checkSsn, checkItin, checkEin, checkPtin, checkAtin].map((check) => check(value))
  return checks.find((check) => check.valid) ?? refused('format')
}

/** Routing number of a bank: nine digits whose sum weighted 3, 7, 1 is a multiple of ten (ABA). */
export function checkRoutingNumber(value: string): TaxIdCheck {
  const text = withoutSeparators(value)
  if (!/^\d+$/.test(text)) return refused('format')
  if (text.length !== 9) return refused('length')
  const sum = text.split('').reduce((total, digit, index) => total + Number(digit) * [3, 7, 1][index % 3]!, 0)
  return sum % 10 === 0 ? accepted(text) : refused('checksum')
}
