/** A field's name as a person reads it: `birthDate` is "birth date", `mrz` and `CPF` keep their capitals. */
export function fieldWords(name: string): string {
  const known = { taxId: 'CPF', mrz: 'MRZ', 'br-cpf': 'CPF', email: 'e-mail', 'identity-document': 'identity document', pixKey: 'Pix key' }
  return (
    known[name as keyof typeof known] ??
    name
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll(/[-_.]/g, ' ')
      .toLowerCase()
  )
}
