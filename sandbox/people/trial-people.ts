import type { TaxSituation } from './person.ts'

export type TrialPerson = { taxId: string; name: string; birthDate: string; situation: TaxSituation; registeredOn: string }

/**
 * The tax numbers that Serpro publishes for its free trial. Their situations, and the birth dates of the first and the third,
 * are the published ones; the other birth dates and all names are made up. They are known to the tax authority alone.
 */
export const trialPeople: readonly TrialPerson[] = [
  { taxId: '40442820135', name: 'Titular de Teste 01', birthDate: '1970-11-14', situation: '0', registeredOn: '1985-09-20' },
  { taxId: '63017285995', name: 'Titular de Teste 02', birthDate: '1980-01-02', situation: '0', registeredOn: '1985-09-20' },
  { taxId: '91708635203', name: 'Titular de Teste 03', birthDate: '1975-01-01', situation: '0', registeredOn: '1985-09-20' },
  { taxId: '58136053391', name: 'Titular de Teste 04', birthDate: '1980-01-04', situation: '0', registeredOn: '1985-09-20' },
  { taxId: '40532176871', name: 'Titular de Teste 05', birthDate: '1980-01-05', situation: '2', registeredOn: '1985-09-20' },
  { taxId: '47123586964', name: 'Titular de Teste 06', birthDate: '1980-01-06', situation: '2', registeredOn: '1985-09-20' },
  { taxId: '05137518743', name: 'Titular de Teste 07', birthDate: '1980-01-07', situation: '3', registeredOn: '1985-09-20' },
  { taxId: '08849979878', name: 'Titular de Teste 08', birthDate: '1980-01-08', situation: '3', registeredOn: '1985-09-20' },
  { taxId: '07691852312', name: 'Titular de Teste 09', birthDate: '1980-01-09', situation: '4', registeredOn: '1985-09-20' },
  { taxId: '10975384600', name: 'Titular de Teste 10', birthDate: '1980-01-10', situation: '4', registeredOn: '1985-09-20' },
  { taxId: '01648527949', name: 'Titular de Teste 11', birthDate: '1980-01-11', situation: '5', registeredOn: '1985-09-20' },
  { taxId: '47893062592', name: 'Titular de Teste 12', birthDate: '1980-01-12', situation: '5', registeredOn: '1985-09-20' },
  { taxId: '98302514705', name: 'Titular de Teste 13', birthDate: '1980-01-13', situation: '8', registeredOn: '1985-09-20' },
  { taxId: '18025346790', name: 'Titular de Teste 14', birthDate: '1980-01-14', situation: '8', registeredOn: '1985-09-20' },
  { taxId: '64913872591', name: 'Titular de Teste 15', birthDate: '1980-01-15', situation: '9', registeredOn: '1985-09-20' },
  { taxId: '52389071686', name: 'Titular de Teste 16', birthDate: '1980-01-16', situation: '9', registeredOn: '1985-09-20' },
]
