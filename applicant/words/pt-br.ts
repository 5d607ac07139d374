import { account, withdraw } from './pt-br/account.ts'
import { amount, price, terms } from './pt-br/amount.ts'
import { consents } from './pt-br/consents.ts'
import { contact } from './pt-br/contact.ts'
import { contract } from './pt-br/contract.ts'
import { details } from './pt-br/details.ts'
import { document } from './pt-br/document.ts'
import { ending } from './pt-br/ending.ts'
import { language, frame, stages, stageStates } from './pt-br/frame.ts'
import { income } from './pt-br/income.ts'
import { loan } from './pt-br/loan.ts'
import { offer } from './pt-br/offer.ts'
import { problems } from './pt-br/problems.ts'
import { resume, devices } from './pt-br/resume.ts'
import { status } from './pt-br/status.ts'
import type { Words } from './words.ts'

export const ptBr: Words = {
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
