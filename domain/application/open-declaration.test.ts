import { describe, expect, it } from 'vitest'
import { openDeclaration, type DeclarationStanding } from './open-declaration.ts'

const checked: DeclarationStanding = { hasEnded: false, isHandedIn: true, isBeforeDocument: false }

describe('what an applicant may change of their declaration', () => {
  it.each<[string, Partial<DeclarationStanding>, ReturnType<typeof openDeclaration>]>([
    ['nothing of an application that has ended', { hasEnded: true, isHandedIn: false, askedAgain: {} }, { open: 'none' }],
    ['all of it before it is handed in', { isHandedIn: false }, { open: 'all' }],
    ['all of it while the document is still to be held against it', { isBeforeDocument: true }, { open: 'all' }],
    ['nothing under checks', {}, { open: 'none' }],
    [
      'the name that they were asked for',
      { askedAgain: { request: 'name_mismatch' } },
      { open: 'asked', identity: ['fullName', 'socialName'] },
    ],
    [
      'the birth date that they were asked for',
      { askedAgain: { request: 'birth_date_mismatch' } },
      { open: 'asked', identity: ['birthDate'] },
    ],
    ['the CPF that they were asked for', { askedAgain: { request: 'tax_id_mismatch' } }, { open: 'asked', identity: ['taxId'] }],
    [
      'nothing of who they are, where they must put a registration right',
      { askedAgain: { request: 'tax_registration_suspended' } },
      { open: 'asked', identity: [] },
    ],
    ['nothing of who they are, where nobody said why', { askedAgain: {} }, { open: 'asked', identity: [] }],
  ])('%s', (_what, standing, open) => {
    expect(openDeclaration({ ...checked, ...standing })).toEqual(open)
  })
})
