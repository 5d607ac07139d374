import { maskCpf, type Cpf } from '../identity/cpf.ts'
import type { PixKey } from './profile.ts'

/**
 * A Pix key so that its owner recognises it and nobody else can use it. Example: `+5511912345678` is `+55 *******5678`,
 * `ana.moreira@example.org` is `a***@example.org`.
 */
export function maskPixKey({ kind, value }: PixKey): string {
  switch (kind) {
    case 'cpf':
      return `CPF ${maskCpf(value as Cpf)}`
    case 'phone':
      return `${value.slice(0, 3)} ${'*'.repeat(Math.max(0, value.length - 7))}${value.slice(-4)}`
    case 'email':
      return `${value.slice(0, 1)}***${value.slice(value.lastIndexOf('@'))}`
    case 'evp':
      return `${value.slice(0, 4)}***${value.slice(-4)}`
  }
}
