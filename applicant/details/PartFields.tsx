import type { FieldErrors } from '../controls/ErrorSummary.tsx'
import { CheckBox } from '../controls/CheckBox.tsx'
import { Choice } from '../controls/Choice.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { maskCpf } from '../format/cpf.ts'
import { maskPhone } from '../format/phone.ts'
import { maskPostalCode } from '../format/postal-code.ts'
import { maskTypedDate } from '../format/typed-date.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Draft } from './draft.ts'
import { states } from './states.ts'

export type FieldsProps = { draft: Draft; errors: FieldErrors; change: (change: Partial<Draft>) => void }

export function NameFields({ draft, errors, change }: FieldsProps) {
  const { name } = useLanguage().words.details
  return (
    <>
      <TextField
        name="fullName"
        label={name.full}
        hint={name.fullHint}
        error={errors['fullName']}
        value={draft.fullName}
        onChange={(fullName) => change({ fullName })}
        autoComplete="name"
        autoCapitalize="words"
        maxLength={120}
        spellCheck={false}
      />
      <CheckBox name="hasSocialName" checked={draft.hasSocialName} onChange={(hasSocialName) => change({ hasSocialName })}>
        {name.hasSocial}
      </CheckBox>
      {draft.hasSocialName && (
        <TextField
          name="socialName"
          label={name.social}
          hint={name.socialHint}
          error={errors['socialName']}
          value={draft.socialName}
          onChange={(socialName) => change({ socialName })}
          autoComplete="nickname"
          autoCapitalize="words"
          maxLength={120}
          spellCheck={false}
        />
      )}
    </>
  )
}

export function IdentityFields({ draft, errors, change }: FieldsProps) {
  const { identity } = useLanguage().words.details
  return (
    <>
      <TextField
        name="taxId"
        label={identity.taxId}
        hint={identity.taxIdHint}
        error={errors['taxId']}
        value={draft.taxId}
        onChange={(taxId) => change({ taxId })}
        mask={maskCpf}
        inputMode="numeric"
        autoComplete="off"
        width="short"
      />
      <TextField
        name="birthDate"
        label={identity.birthDate}
        hint={identity.birthDateHint}
        error={errors['birthDate']}
        value={draft.birthDate}
        onChange={(birthDate) => change({ birthDate })}
        mask={maskTypedDate}
        inputMode="numeric"
        autoComplete="off"
        width="short"
      />
    </>
  )
}

export function AddressFields({ draft, errors, change }: FieldsProps) {
  const { words } = useLanguage()
  const { address } = words.details
  return (
    <div className="address">
      <TextField
        name="postalCode"
        label={address.postalCode}
        error={errors['postalCode']}
        value={draft.postalCode}
        onChange={(postalCode) => change({ postalCode })}
        mask={maskPostalCode}
        inputMode="numeric"
        autoComplete="postal-code"
        width="short"
      />
      <TextField
        name="street"
        label={address.street}
        error={errors['street']}
        value={draft.street}
        onChange={(street) => change({ street })}
        autoComplete="address-line1"
        maxLength={120}
      />
      <div className="pair">
        <TextField
          name="number"
          label={address.number}
          hint={address.numberHint}
          error={errors['number']}
          value={draft.number}
          onChange={(number) => change({ number })}
          autoComplete="off"
          maxLength={20}
        />
        <TextField
          name="complement"
          label={address.complement}
          hint={words.frame.optional}
          error={errors['complement']}
          value={draft.complement}
          onChange={(complement) => change({ complement })}
          autoComplete="address-line2"
          maxLength={60}
        />
      </div>
      <TextField
        name="district"
        label={address.district}
        error={errors['district']}
        value={draft.district}
        onChange={(district) => change({ district })}
        autoComplete="address-level3"
        maxLength={80}
      />
      <TextField
        name="city"
        label={address.city}
        error={errors['city']}
        value={draft.city}
        onChange={(city) => change({ city })}
        autoComplete="address-level2"
        maxLength={80}
      />
      <SelectField
        name="state"
        label={address.state}
        error={errors['state']}
        value={draft.state}
        onChange={(state) => change({ state })}
        choose={address.choose}
        options={states}
        autoComplete="address-level1"
      />
    </div>
  )
}

export function IncomeFields({ draft, errors, change }: FieldsProps) {
  const { words } = useLanguage()
  const { income } = words.details
  return (
    <>
      <TextField
        name="income"
        label={income.income}
        hint={income.incomeHint}
        error={errors['income']}
        value={draft.income}
        onChange={(typed) => change({ income: typed })}
        prefix="R$"
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        width="short"
      />
      <TextField
        name="occupation"
        label={income.occupation}
        optional={words.frame.optional}
        hint={income.occupationHint}
        value={draft.occupation}
        onChange={(occupation) => change({ occupation })}
        autoComplete="organization-title"
        maxLength={80}
      />
    </>
  )
}

export function PayoutFields({ draft, errors, change }: FieldsProps) {
  const { payout } = useLanguage().words.details
  return (
    <>
      <Choice
        name="pixKind"
        label={payout.kind}
        value={draft.pixKind}
        onChange={(pixKind) => change({ pixKind })}
        options={[
          { value: 'cpf', label: payout.cpf, hint: draft.taxId },
          { value: 'phone', label: payout.phone },
          { value: 'email', label: payout.email },
          { value: 'evp', label: payout.evp },
        ]}
      />
      {draft.pixKind === 'phone' && (
        <TextField
          name="pixPhone"
          label={payout.phoneLabel}
          error={errors['pixPhone']}
          value={draft.pixPhone}
          onChange={(pixPhone) => change({ pixPhone })}
          mask={maskPhone}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
        />
      )}
      {draft.pixKind === 'email' && (
        <TextField
          name="pixEmail"
          label={payout.emailLabel}
          error={errors['pixEmail']}
          value={draft.pixEmail}
          onChange={(pixEmail) => change({ pixEmail })}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {draft.pixKind === 'evp' && (
        <TextField
          name="pixRandom"
          label={payout.evpLabel}
          hint={payout.evpHint}
          error={errors['pixRandom']}
          value={draft.pixRandom}
          onChange={(pixRandom) => change({ pixRandom })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </>
  )
}
