import type { Case, Document } from '../../generated/api.ts'
import { ago, member, offered, steps } from '../build-case.ts'

// What several cases have.

export const onCase = [
  offered('holdCase', null, ['sanctions', 'fraud', 'legal']),
  offered('declineCase', null),
  offered('cancelCase', null),
]

export const picture = (id: string, slot: Document['slot'], caseId: string): Document => ({
  id,
  caseId,
  kind: 'identity',
  slot,
  documentSetId: '00000000-0000-7000-8000-00000000d000',
  filename: `${slot}.jpg`,
  mediaType: 'image/jpeg',
  byteSize: 412_334,
  widthPx: 1800,
  heightPx: 1180,
  sha256: '5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592',
  createdAt: ago(200),
  superseded: false,
  archived: false,
})

export const pictureIds = ['00000000-0000-7000-8000-00000000d001', '00000000-0000-7000-8000-00000000d002'] as const

export function withPictures(found: Case): Case {
  const caseId = found.members.at(-1)!.id
  return { ...found, documents: [picture(pictureIds[0], 'front', caseId), picture(pictureIds[1], 'back', caseId)] }
}

export const completedCheck = (number: number) =>
  member(number, 'documentCheck', {
    status: 'completed',
    steps: steps('documentCheck', 'all', {
      readDocument: { state: 'done', summary: { documentType: 'identity_card', mrz: 'valid', fieldsRead: 14, lowestConfidence: 81 } },
    }),
  })

export const completedOnboarding = (number: number) =>
  member(number, 'onboarding', {
    status: 'completed',
    steps: steps('onboarding', 'all', {
      taxAuthority: { state: 'done', attempts: 1, summary: { outcome: 'found', standing: 'regular', nameAgrees: true, partial: false } },
      riskRating: { state: 'done', summary: { tier: 'low' } },
    }),
  })
