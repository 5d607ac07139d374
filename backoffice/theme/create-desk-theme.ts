import { createTheme, type Theme } from '@mui/material/styles'
import { dark, light, type DeskPalette } from './palette.ts'

declare module '@mui/material/styles' {
  interface Theme {
    desk: DeskPalette
  }
  interface ThemeOptions {
    desk?: DeskPalette
  }
}

export type ColorMode = 'light' | 'dark'

/** Figures of one width, so that amounts stand under each other. */
export const tabularFigures = { fontVariantNumeric: 'tabular-nums lining-nums' } as const

const fonts = '"Source Sans 3", system-ui, -apple-system, "Segoe UI", sans-serif'
export const monospace = 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace'

/** The look of the desk: calm, dense and neutral, with one accent, which the next action has for itself. */
export function createDeskTheme(mode: ColorMode): Theme {
  const desk = mode === 'dark' ? dark : light
  return createTheme({
    desk,
    palette: {
      mode,
      primary: { main: desk.accent, dark: desk.accentHover, contrastText: desk.onAccent },
      error: { main: desk.tones.bad.ink },
      warning: { main: desk.tones.attention.ink },
      success: { main: desk.tones.good.ink },
      background: { default: desk.page, paper: desk.surface },
      text: { primary: desk.ink, secondary: desk.muted, disabled: desk.faint },
      divider: desk.line,
    },
    shape: { borderRadius: 5 },
    spacing: 8,
    typography: {
      fontFamily: fonts,
      fontSize: 14,
      htmlFontSize: 16,
      h1: { fontSize: '1.375rem', fontWeight: 600, lineHeight: 1.25 },
      h2: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.3 },
      h3: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.35 },
      body1: { fontSize: '0.9375rem', lineHeight: 1.45 },
      body2: { fontSize: '0.875rem', lineHeight: 1.4 },
      caption: { fontSize: '0.8125rem', lineHeight: 1.35 },
      button: { textTransform: 'none', fontWeight: 600, fontSize: '0.9375rem' },
    },
    transitions: { create: () => 'none' },
    components: componentsFor(desk),
  })
}

function componentsFor(desk: DeskPalette): NonNullable<Parameters<typeof createTheme>[0]>['components'] {
  const focusRing = { outline: `2px solid ${desk.focus}`, outlineOffset: 2 }
  return {
    MuiCssBaseline: {
      styleOverrides: {
        body: { backgroundColor: desk.page, color: desk.ink, fontSize: '0.9375rem', lineHeight: 1.45 },
        a: { color: desk.accent, textDecorationColor: desk.lineStrong, textUnderlineOffset: 2 },
        'a, button, [tabindex]': { '&:focus-visible': focusRing },
        '@media (prefers-reduced-motion: reduce)': { '*': { animationDuration: '0s !important', transitionDuration: '0s !important' } },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible': focusRing } } },
    MuiButton: {
      defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit', size: 'small' },
      styleOverrides: {
        root: { minHeight: 34, padding: '4px 12px', lineHeight: 1.3 },
        outlined: { borderColor: desk.lineStrong, backgroundColor: desk.surface, '&:hover': { backgroundColor: desk.hover } },
        text: { '&:hover': { backgroundColor: desk.hover } },
        contained: { '&.Mui-disabled': { backgroundColor: desk.line, color: desk.faint } },
      },
    },
    MuiIconButton: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 5, minWidth: 32, minHeight: 32 } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 400, disableInteractive: true },
      styleOverrides: { tooltip: { backgroundColor: desk.ink, color: desk.surface, fontSize: '0.8125rem', padding: '4px 8px' } },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } }, defaultProps: { elevation: 0 } },
    MuiDialog: {
      styleOverrides: {
        // A dialog takes the focus to its frame when it opens: no key does anything there.
        container: { '&:focus-visible': { outline: 'none' } },
        paper: { border: `1px solid ${desk.line}`, boxShadow: '0 12px 40px rgba(0,0,0,.28)', '&:focus-visible': { outline: 'none' } },
      },
      defaultProps: { fullWidth: true, maxWidth: 'sm', transitionDuration: 0 },
    },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 600, padding: '16px 20px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '4px 20px 16px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px', borderTop: `1px solid ${desk.line}` } } },
    MuiMenu: {
      defaultProps: { transitionDuration: 0 },
      styleOverrides: { paper: { border: `1px solid ${desk.line}`, boxShadow: '0 8px 24px rgba(0,0,0,.18)' } },
    },
    MuiMenuItem: { styleOverrides: { root: { minHeight: 34, fontSize: '0.9375rem' } } },
    MuiTab: {
      styleOverrides: {
        root: {
          minHeight: 40,
          minWidth: 0,
          padding: '8px 12px',
          color: desk.muted,
          '&.Mui-selected': { color: desk.ink },
          '&:hover': { color: desk.ink },
        },
      },
    },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 }, indicator: { height: 2, backgroundColor: desk.ink } } },
    MuiToggleButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          color: desk.muted,
          borderColor: desk.lineStrong,
          backgroundColor: desk.surface,
          textTransform: 'none',
          padding: '2px 12px',
          minHeight: 30,
          '&:hover': { backgroundColor: desk.hover },
          '&.Mui-selected, &.Mui-selected:hover': { color: desk.ink, backgroundColor: desk.selected },
        },
      },
    },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true, variant: 'outlined' } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { backgroundColor: desk.surface, '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: desk.focus } },
        notchedOutline: { borderColor: desk.lineStrong },
        input: { '&::placeholder': { color: desk.faint, opacity: 1 } },
      },
    },
    MuiFormLabel: { styleOverrides: { root: { color: desk.muted, '&.Mui-focused': { color: desk.ink } } } },
    MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, fontSize: '0.8125rem', color: desk.muted } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: desk.line, padding: '5px 10px', fontSize: '0.9375rem', lineHeight: 1.35 },
        head: { color: desk.muted, fontWeight: 600, fontSize: '0.8125rem', backgroundColor: desk.sunken, whiteSpace: 'nowrap' },
      },
    },
    MuiLink: { defaultProps: { underline: 'always' }, styleOverrides: { root: { textDecorationColor: desk.lineStrong } } },
    MuiSvgIcon: { defaultProps: { fontSize: 'small' } },
    MuiSkeleton: { defaultProps: { animation: false }, styleOverrides: { root: { backgroundColor: desk.line, opacity: 0.6 } } },
  }
}
