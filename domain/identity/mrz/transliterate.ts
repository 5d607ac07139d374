import { AppError } from '#domain/errors.ts'

/** Letters that do not fall apart into a base letter and a mark (Doc 9303-3, 6.A); the first of the recommended forms. */
const latin: Record<string, string> = pairs('Ä=AE Å=AA Æ=AE Ð=D Đ=D Ö=OE Ø=OE Ü=UE Þ=TH Ħ=H ı=I Ĳ=IJ Ŀ=L Ł=L Ŋ=N Œ=OE Ŧ=T ẞ=SS ß=SS Ə=A')

/** Doc 9303-3, 6.B, without the exceptions that single states make. */
const cyrillic: Record<string, string> = pairs(
  'Ё=E Ђ=D Є=IE Ѕ=DZ І=I Ї=I Ј=J Љ=LJ Њ=NJ Ћ=C Ќ=K Ѓ=G Ў=U Џ=DZ А=A Б=B В=V Г=G Д=D Е=E Ж=ZH З=Z И=I Й=I К=K Л=L М=M Н=N О=O П=P Р=R С=S ' +
    'Т=T У=U Ф=F Х=KH Ц=TS Ч=CH Ш=SH Щ=SHCH Ъ=IE Ы=Y Ь= Э=E Ю=IU Я=IA Ѫ=U Ѵ=Y Ґ=G Ғ=G Һ=C',
)

/** Doc 9303-3, 6.C: consonants only, X marks letters that Latin lacks. Vowel signs are not encoded. */
const arabic: Record<string, string> = pairs(
  '0621=XE 0622=XAA 0623=XAE 0624=U 0625=I 0626=XI 0627=A 0628=B 0629=XTA 062A=T 062B=XTH 062C=J 062D=XH 062E=XKH 062F=D 0630=XDH 0631=R ' +
    '0632=Z 0633=S 0634=XSH 0635=XSS 0636=XDZ 0637=XTT 0638=XZZ 0639=E 063A=G 0640= 0641=F 0642=Q 0643=K 0644=L 0645=M 0646=N 0647=H 0648=W ' +
    '0649=XAY 064A=Y 064B= 064C= 064D= 064E= 064F= 0650= 0652= 0670= 0671=XXA 0679=XXT 067C=XRT 067E=P 0681=XKE 0685=XXH 0686=XC 0688=XXD ' +
    '0689=XDR 0691=XXR 0693=XRR 0696=XRX 0698=XJ 069A=XXS 06A4=V 06A5=XF 06A9=XKK 06AB=XXK 06AD=XNG 06AF=XGG 06BA=XNN 06BC=XXN 06BE=XDO ' +
    '06C0=XYH 06C1=XXG 06C2=XGE 06C3=XTG 06CC=XYA 06CD=XXY 06D0=Y 06D2=XYB 06D3=XBE',
  (code) => String.fromCodePoint(Number.parseInt(code, 16)),
)

const letters: Record<string, string> = { ...latin, ...cyrillic, ...arabic }
const tehMarbuta = '\u0629'
const shadda = '\u0651'

/**
 * The components of a name as the machine-readable zone writes them: capital letters A to Z only. Apostrophes and other punctuation vanish and
 * join what they separated; hyphens, commas and blanks separate components (Doc 9303-3, 4.6 and 6).
 * Example: `transliterateName("D'Artagnan Müller-Lüdenscheidt")` is `['DARTAGNAN', 'MUELLER', 'LUEDENSCHEIDT']`.
 */
export function transliterateName(name: string): string[] {
  return name
    .normalize('NFC')
    .split(/[\s,\-\u2010-\u2015<]+/)
    .map(transliterateComponent)
    .filter((component) => component !== '')
}

function transliterateComponent(component: string): string {
  const characters = Array.from(component)
  let previous = ''
  return characters
    .map((character, index) => {
      if (character === shadda) return previous
      previous = character === tehMarbuta && index === characters.length - 1 ? 'XAH' : transliterateCharacter(character)
      return previous
    })
    .join('')
}

function transliterateCharacter(character: string): string {
  const listed = letters[character] ?? letters[character.toUpperCase()]
  if (listed !== undefined) return listed
  const base = character.toUpperCase().normalize('NFKD').replace(/\p{M}/gu, '')
  if (/^[A-Z]+$/.test(base)) return base
  if (/^\p{P}$|^\p{S}$|^\p{M}$|^[\u02B0-\u02FF]$/u.test(character)) return ''
  throw new AppError('NAME_NOT_TRANSLITERABLE', { field: 'name', rule: 'letters of the Latin, Cyrillic or Arabic script' })
}

function pairs(text: string, toKey: (key: string) => string = (key) => key): Record<string, string> {
  return Object.fromEntries(
    text.split(' ').map((pair) => {
      const [key = '', value = ''] = pair.split('=')
      return [toKey(key), value]
    }),
  )
}
