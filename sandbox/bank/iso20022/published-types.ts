import type { Leaf } from './structure.ts'

/** Facts of the message definitions published at iso20022.org, in the notation of `structure.ts`, with the names that types have there. */

const text = (most: number): Leaf => ({ form: new RegExp(`[\\s\\S]{1,${most}}`) })
const code = (most: number): Leaf => ({ form: new RegExp(`[\\s\\S]{1,${most}}`) })
const oneOf = (...values: string[]): Leaf => ({ form: new RegExp(values.join('|')) })

export const leaves: Readonly<Record<string, Leaf>> = {
  Max15NumericText: { form: /[0-9]{1,15}/ },
  Max34Text: text(34),
  Max35Text: text(35),
  Max70Text: text(70),
  Max105Text: text(105),
  Max140Text: text(140),
  Max500Text: text(500),
  Max2048Text: text(2048),
  Code4: code(4),
  Number: { form: /-?\d{1,18}/ },
  DecimalNumber: { form: /(?=[\d.]{1,19}$)-?\d{1,18}(\.\d{1,17})?/ },
  ISODate: { form: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d{2}:\d{2})?/ },
  ISODateTime: { form: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})?/ },
  Indicator: oneOf('true', 'false', '1', '0'),
  BICFIDec2014Identifier: { form: /[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?/ },
  IBAN2007Identifier: { form: /[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}/ },
  LEIIdentifier: { form: /[A-Z0-9]{18}[0-9]{2}/ },
  UUIDv4Identifier: { form: /[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}/ },
  CurrencyCode: { form: /[A-Z]{3}/ },
  CountryCode: { form: /[A-Z]{2}/ },
  /** At most 18 digits, at most 5 of them after the point, not below zero. */
  CurrencyAndAmount: { form: /(?!0\d)(?=\d{1,18}$|[\d.]{1,19}$)\d+(\.\d{1,5})?/, currency: true },
  PaymentMethod3Code: oneOf('CHK', 'TRF', 'TRA'),
  ChargeBearerType1Code: oneOf('DEBT', 'CRED', 'SHAR', 'SLEV'),
  CreditDebitCode: oneOf('CRDT', 'DBIT'),
  SettlementMethod1Code: oneOf('INDA', 'INGA', 'COVE', 'CLRG'),
  Priority2Code: oneOf('HIGH', 'NORM'),
}

const codeOrOwn = '|Cd:Code4 Prtry:Max35Text'

/** Types that several messages have. */
export const partyTypes: Readonly<Record<string, string>> = {
  PartyIdentification135: 'Nm?:Max140Text PstlAdr? Id?:Party38Choice CtryOfRes?:CountryCode CtctDtls?',
  Party38Choice: '|OrgId PrvtId:PersonIdentification13',
  PersonIdentification13: 'DtAndPlcOfBirth? Othr?*:GenericPersonIdentification1',
  GenericPersonIdentification1: 'Id:Max35Text SchmeNm?:CodeOrOwn Issr?:Max35Text',
  CodeOrOwn: codeOrOwn,
  DateAndDateTime2Choice: '|Dt:ISODate DtTm:ISODateTime',
  CashAccount38: 'Id:AccountIdentification4Choice Tp? Ccy?:CurrencyCode Nm?:Max70Text Prxy?:ProxyAccountIdentification1',
  CashAccount39:
    'Id:AccountIdentification4Choice Tp? Ccy?:CurrencyCode Nm?:Max70Text Prxy?:ProxyAccountIdentification1 Ownr?:PartyIdentification135 Svcr?',
  AccountIdentification4Choice: '|IBAN:IBAN2007Identifier Othr:GenericAccountIdentification1',
  GenericAccountIdentification1: 'Id:Max34Text SchmeNm?:CodeOrOwn Issr?:Max35Text',
  ProxyAccountIdentification1: 'Tp?:CodeOrOwn Id:Max2048Text',
  BranchAndFinancialInstitutionIdentification6: 'FinInstnId:FinancialInstitutionIdentification18 BrnchId?',
  FinancialInstitutionIdentification18: 'BICFI?:BICFIDec2014Identifier ClrSysMmbId? LEI?:LEIIdentifier Nm?:Max140Text PstlAdr? Othr?',
  StatusReasonInformation12: 'Orgtr?:PartyIdentification135 Rsn?:CodeOrOwn AddtlInf?*:Max105Text',
}
