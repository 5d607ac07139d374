import { account, withdraw } from './en/account.ts'
import { amount, price, terms } from './en/amount.ts'
import { consents } from './en/consents.ts'
import { contact } from './en/contact.ts'
import { contract } from './en/contract.ts'
import { details } from './en/details.ts'
import { document } from './en/document.ts'
import { ending } from './en/ending.ts'
import { language, frame, stages, stageStates } from './en/frame.ts'
import { income } from './en/income.ts'
import { loan } from './en/loan.ts'
import { offer } from './en/offer.ts'
import { problems } from './en/problems.ts'
import { resume, devices } from './en/resume.ts'
import { status } from './en/status.ts'

// Words for people who never borrowed before: short sentences, everyday words, no code or rule of ours.
export const en = {
  language,
  frame,
  stages,
  stageStates,
  amount,
  price,
  terms,
  consents,
  contact,
  details,
  document,
  income,
  status,
  offer,
  contract,
  loan,
  ending,
  resume,
  devices,
  account,
  withdraw,
  problems,
}
