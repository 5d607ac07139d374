import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { ComparisonRules } from '#domain/document/compare-identity.ts'
import type { DeclaredIdentity } from '#domain/document/identity-reading.ts'
import type { DocumentHolder } from '#sandbox/pictures/holder.ts'

/** Invented people for pictures of documents; names with particles, accents, hyphens and great length among them. */
export const holders: DocumentHolder[] = [
  person('Conceição da Silva', 'Ana Beatriz', '1990-04-17', 'F', 'BR4071935', '52998224725', '2031-08-09'),
  person('Albuquerque', 'João', '1984-12-30', 'M', 'FX482915', '11144477735', '2029-01-31'),
  person('Gonçalves de Assunção', 'Márcia Regina', '1971-02-28', 'F', 'GD730164', '12345678909', '2028-11-05'),
  person('Müller Nogueira', 'Otávio', '2001-10-08', 'M', 'MN0018823', '98765432100', '2033-06-20'),
  person('dos Santos', 'Luzia', '1959-07-01', 'F', 'DS6655443', '39053344705', '2027-03-15'),
  person('Vasconcelos-Figueiredo', 'Maximiliano Sebastião', '1993-09-19', 'M', 'VF9081726', '86288366757', '2034-12-01'),
  person('Kobayashi', 'Íris Yumi', '1998-05-23', 'F', 'KY3141592', '15350946056', '2030-10-10'),
  person('Quirino', 'Zózimo', '1966-08-14', 'M', 'QZ8800116', '28625587887', '2029-09-29'),
]

function person(surname: string, givenNames: string, birthDate: string, sex: 'F' | 'M', ...rest: [string, string, string]): DocumentHolder {
  const [documentNumber, personalNumber, expiryDate] = rest
  return { surname, givenNames, birthDate, sex, documentNumber, personalNumber, expiryDate, nationality: 'BRA' }
}

/** How what is on these documents is compared, on a day on which all of them are valid. */
export const identityRules: ComparisonRules = {
  acceptedTypes: ['identity_card', 'passport'],
  required: ['name', 'birthDate', 'taxId', 'expiryDate', 'mrz'],
  minimumConfidence: 60,
  contradictionConfidence: 85,
  today: parseIsoDate('2026-06-15'),
}

/** What this person declares of themselves when they apply. */
export function declarationOf(holder: DocumentHolder): DeclaredIdentity {
  return {
    fullName: `${holder.givenNames} ${holder.surname}`,
    birthDate: parseIsoDate(holder.birthDate),
    taxId: holder.personalNumber,
  }
}
