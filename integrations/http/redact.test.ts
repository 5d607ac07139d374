import { describe, expect, it } from 'vitest'
import { redactReply } from './redact-reply.ts'
import { redact } from './redact.ts'

describe('the words of a vendor before staff see them', () => {
  it.each([
    ['a tax number however it is written', 'CPF 404.428.201-35 and 40442820135', 'CPF [number] and [number]'],
    ['a telephone number', 'To number +55 (11) 90000-0001 is not valid', 'To number [number] is not valid'],
    ['dates', 'born 14111970 or 1970-11-14', 'born [number] or [number]'],
    ['an e-mail address', '<ana.moreira@example.org>: unknown', ': unknown'],
    ['an e-mail address in the text', 'user ana.moreira@example.org unknown', 'user [e-mail] unknown'],
    ['mark-up', '<html><b>Bad</b>\n\n gateway</html>', 'Bad gateway'],
  ])('lose %s', (_what, text, expected) => {
    expect(redact(text)).toBe(expected)
  })

  it('keep the codes by which a vendor is asked for help', () => {
    expect(redact('fault 900908, error 21610, SM0a1b2c, port 44321')).toBe('fault 900908, error 21610, SM0a1b2c, port 44321')
  })

  it('lose every word that went into the request, with or without accents, and no part of another word', () => {
    expect(redact('JOÃO PEREIRA, JOAO, pereira: Joaozinho stays', ['João Carlos Pereira'])).toBe(
      '[removed] [removed], [removed], [removed]: Joaozinho stays',
    )
    expect(redact('a.b (c)* a+b', ['a.b', '(c)*'])).toBe('[removed] [removed] a+b')
  })

  it('are short', () => {
    expect(redact('x'.repeat(1000))).toHaveLength(301)
  })
})

describe('a reply that nobody could read', () => {
  it.each([
    ['', 'an empty answer'],
    ['<html><h1>502 Bad Gateway</h1></html>', '502 Bad Gateway'],
    ['{"nome":"ANA MOREIRA","ni":"1"}', 'JSON with the fields nome, ni'],
    ['["ANA MOREIRA"]', 'JSON with a list of 1'],
    ['"ANA MOREIRA"', 'JSON with a string'],
    ['{"nome":"ANA MOR', '16 characters that begin like JSON and are none'],
  ])('%j is told as %j', (text, expected) => {
    expect(redactReply({ text })).toBe(expected)
  })
})
