import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { AppError } from '#domain/errors.ts'

/**
 * Keeps personal data unreadable in the database. Every person has a data key of their own, wrapped by the installation's key: without the
 * data key nothing of that person can be read again.
 */
export type Vault = {
  /** A new data key, wrapped. */
  newDataKey(): Buffer
  seal(wrappedKey: Buffer, plain: Buffer | string): Buffer
  open(wrappedKey: Buffer, sealed: Buffer): Buffer
  /** Keyed hash of a normalised value, for equality search. The kind keeps equal values of different kinds apart. */
  searchHash(kind: string, value: string): Buffer
}

/** Both keys are 32 bytes; the search key never encrypts and the encryption key never hashes. */
export function createVault(keys: { encryptionKey: Buffer; searchKey: Buffer }): Vault {
  if (keys.encryptionKey.length !== 32 || keys.searchKey.length !== 32) throw new AppError('KEY_MALFORMED', { bytes: 32 })
  const unwrap = (wrapped: Buffer) => decrypt(keys.encryptionKey, wrapped)
  return {
    newDataKey: () => encrypt(keys.encryptionKey, randomBytes(32)),
    seal: (wrappedKey, plain) => encrypt(unwrap(wrappedKey), typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain),
    open: (wrappedKey, sealed) => decrypt(unwrap(wrappedKey), sealed),
    searchHash: (kind, value) => createHmac('sha256', keys.searchKey).update(`${kind}\0${value}`).digest(),
  }
}

// AES-256-GCM; one byte of format, then the nonce, the tag and the text.
const format = 1
const nonceBytes = 12
const tagBytes = 16

function encrypt(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([format]), nonce, cipher.getAuthTag(), text])
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  if (sealed[0] !== format) throw new AppError('SEALED_VALUE_DAMAGED')
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()])
  } catch (cause) {
    throw new AppError('SEALED_VALUE_DAMAGED', {}, { cause })
  }
}
