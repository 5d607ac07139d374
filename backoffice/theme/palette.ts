/** What a colour says. It never says it alone: an icon and a word stand with it. */
export const tones = ['attention', 'review', 'second', 'waiting', 'working', 'good', 'bad', 'held', 'quiet'] as const
export type Tone = (typeof tones)[number]

export type Shades = { ink: string; soft: string; line: string }

export type DeskPalette = {
  page: string
  surface: string
  sunken: string
  hover: string
  selected: string
  line: string
  lineStrong: string
  ink: string
  muted: string
  faint: string
  accent: string
  accentHover: string
  onAccent: string
  accentSoft: string
  focus: string
  tones: Readonly<Record<Tone, Shades>>
}

/** Texts reach 4.5:1 on every ground that they stand on; a test computes it. */
export const light: DeskPalette = {
  page: '#f4f4f1',
  surface: '#ffffff',
  sunken: '#f8f8f6',
  hover: '#f1f2ef',
  selected: '#e4eff1',
  line: '#e0dfd9',
  lineStrong: '#c4c2b9',
  ink: '#1b1d20',
  muted: '#51555c',
  faint: '#666a71',
  accent: '#0c5f70',
  accentHover: '#094a58',
  onAccent: '#ffffff',
  accentSoft: '#e0eef0',
  focus: '#0c5f70',
  tones: {
    attention: { ink: '#93430a', soft: '#fdf0e0', line: '#eccfa5' },
    review: { ink: '#5b3aa6', soft: '#f1ecfb', line: '#d6c9f2' },
    second: { ink: '#1f50a8', soft: '#e8effb', line: '#c3d4f2' },
    waiting: { ink: '#4f5762', soft: '#eef0f2', line: '#d4d8dd' },
    working: { ink: '#0d6270', soft: '#e3f1f3', line: '#b9dbe0' },
    good: { ink: '#216a35', soft: '#e7f4ea', line: '#bfe0c7' },
    bad: { ink: '#a5252b', soft: '#fcebeb', line: '#f0c2c3' },
    held: { ink: '#9a2257', soft: '#fbeaf2', line: '#eec2d7' },
    quiet: { ink: '#5a5e65', soft: '#f0f0ed', line: '#dbdad4' },
  },
}

export const dark: DeskPalette = {
  page: '#131518',
  surface: '#1a1d21',
  sunken: '#15181b',
  hover: '#22262b',
  selected: '#1d3035',
  line: '#2b3036',
  lineStrong: '#434a53',
  ink: '#e6e8ea',
  muted: '#b0b5bc',
  faint: '#979da6',
  accent: '#4fb6c9',
  accentHover: '#74c9d8',
  onAccent: '#06262d',
  accentSoft: '#17333a',
  focus: '#74c9d8',
  tones: {
    attention: { ink: '#f0b56a', soft: '#33260f', line: '#5a431c' },
    review: { ink: '#c3adf5', soft: '#2a2342', line: '#463a70' },
    second: { ink: '#9dbdf6', soft: '#1b2a45', line: '#2f4975' },
    waiting: { ink: '#b3bac3', soft: '#24292f', line: '#3b424b' },
    working: { ink: '#7fcfdd', soft: '#15303a', line: '#265260' },
    good: { ink: '#85d29a', soft: '#16301d', line: '#2a5636' },
    bad: { ink: '#f49a9c', soft: '#3a1a1c', line: '#662e31' },
    held: { ink: '#f29cc4', soft: '#391a2a', line: '#643049' },
    quiet: { ink: '#aab0b8', soft: '#22262a', line: '#383e45' },
  },
}
