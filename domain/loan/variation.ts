import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'

/** A change of the terms that was agreed while the loan ran, by the day from which it counts. */
export type Variation =
  | {
      readonly kind: 'rate'
      readonly from: IsoDate
      readonly percent: NineteenDigits
      readonly agreedOn: IsoDate
      readonly sequence: number
    }
  | { readonly kind: 'interest_pause'; readonly from: IsoDate; readonly to: IsoDate; readonly agreedOn: IsoDate; readonly sequence: number }
  | {
      /** More rows at the end; or rows from here on that ask for no principal, or for no interest. */
      readonly kind: 'extra_rows' | 'grace_on_principal' | 'grace_on_interest'
      readonly from: IsoDate
      readonly count: number
      readonly agreedOn: IsoDate
      readonly sequence: number
    }
  | { readonly kind: 'due_date'; readonly from: IsoDate; readonly newDue: IsoDate; readonly agreedOn: IsoDate; readonly sequence: number }
