import { codeText } from './codes.ts'

/** What the matching method `logic-v2` of yente compares, as a person reads it. */
const features: Readonly<Record<string, string>> = {
  name_match: 'The names agree',
  weak_alias_match: 'A weak alias agrees',
  identifier_match: 'A number of identity agrees',
  inn_code_match: 'The Russian tax number agrees',
  address_entity_match: 'The addresses agree',
  country_mismatch: 'The countries differ',
  last_name_mismatch: 'The surnames differ',
  dob_year_disjoint: 'The years of birth differ',
  dob_day_disjoint: 'The days of birth differ',
  gender_mismatch: 'The genders differ',
  orgid_disjoint: 'The numbers of identity differ',
  numbers_mismatch: 'Numbers in the names differ',
}

/** Another method may compare something else: its code is put into plain words. */
export function featureText(feature: string): string {
  return features[feature] ?? codeText(feature)
}
