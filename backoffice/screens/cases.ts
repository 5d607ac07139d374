import type { Case } from '../generated/api.ts'
import { documentReadByHand, secondPerson } from './cases/second-person.ts'
import { declined, justBegun, onHold } from './cases/standing-still.ts'
import { documentDiffers, forTheUnderwriter, incomeDiffers, onTheLists, twoOfAKind } from './cases/to-judge.ts'
import { documentUnread, taxAuthorityDown } from './cases/to-repair.ts'
import { offered5000, paidOut } from './cases/with-offer.ts'

/** One case for each state that somebody on the desk has to tell from the others. */
export const cases: Case[] = [
  incomeDiffers,
  taxAuthorityDown,
  documentDiffers,
  onTheLists,
  twoOfAKind,
  forTheUnderwriter,
  secondPerson,
  offered5000,
  paidOut,
  onHold,
  declined,
  justBegun,
  documentUnread,
  documentReadByHand,
]
