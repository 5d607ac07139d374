import { creditStories } from './credit-stories.ts'
import { messageStories } from './message-stories.ts'
import { nameStories } from './name-stories.ts'
import { paymentStories } from './payment-stories.ts'
import { taxStories } from './tax-stories.ts'
import type { SandboxPerson } from './person.ts'
import { addresses, goodFile, ordinary } from './usual.ts'

/**
 * Everybody whom the outside systems of the sandbox know. None of them exists: the tax numbers pass their check digits and were
 * made up in a row, the telephone numbers lie in a range that no operator gives out, the mail domain is reserved (RFC 2606).
 */
export const people: readonly SandboxPerson[] = [
  {
    ...ordinary,
    slug: 'ana-ordinary',
    story: 'An ordinary good applicant: regular, good score, few obligations, nothing on any list.',
    taxId: '11122233124',
    givenNames: 'Ana Beatriz',
    surname: 'Moreira',
    birthDate: '1990-04-12',
    sex: 'F',
    phone: '+5511900000001',
    email: 'ana.moreira@example.org',
    address: addresses.sp1,
    bureau: goodFile(812, 45_000),
    randomPixKey: '00000000-0000-4000-8000-000000000001',
  },
  ...taxStories,
  ...nameStories,
  ...creditStories,
  ...messageStories,
  ...paymentStories,
]
