import { describe, expect, it } from 'vitest'
import { measureSms } from './sms-segments.ts'

describe('the length of an SMS', () => {
  it.each([
    ['160 letters are one', 'a'.repeat(160), 'gsm-7', 1],
    ['161 letters are two', 'a'.repeat(161), 'gsm-7', 2],
    ['306 letters are two', 'a'.repeat(306), 'gsm-7', 2],
    ['307 letters are three', 'a'.repeat(307), 'gsm-7', 3],
    ['é and à are in the basic alphabet', 'é à', 'gsm-7', 1],
    ['brackets and the euro count twice', '€'.repeat(81), 'gsm-7', 2],
    ['one ã turns all of it to 70 characters', `ã${'a'.repeat(69)}`, 'ucs-2', 1],
    ['71 such characters are two', `ã${'a'.repeat(70)}`, 'ucs-2', 2],
    ['134 are two, 135 three', 'ã'.repeat(135), 'ucs-2', 3],
    ['a figure outside of the first plane counts twice', '🙂'.repeat(36), 'ucs-2', 2],
  ] as const)('%s', (_name, text, alphabet, segments) => {
    expect(measureSms(text)).toMatchObject({ alphabet, segments })
  })
})
