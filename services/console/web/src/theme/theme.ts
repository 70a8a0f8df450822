import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { palette } from './palette.js';
import { searchOptions } from './search-options.rules.js';

const family = "'Figtree Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

interface Inputs {
  readonly readOnly?: boolean;
}

/** What can be read and not changed does not look as if it could (`.reading` in base.css). */
const asRead = (_: unknown, { readOnly }: Inputs) => (readOnly ? { input: 'reading' } : {});

const markWritten = ({ currentTarget: input }: { readonly currentTarget: HTMLInputElement }): void => {
  if (!input.readOnly) input.select();
};

/** Type scale, spacing, colours and radii: decided here and nowhere else. */
export const theme = createTheme({
  colors: palette,
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#24211c',
  white: '#ffffff',
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, 'Cascadia Code', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: family,
    fontWeight: '640',
    sizes: {
      h1: { fontSize: '1.65rem', lineHeight: '1.2' },
      h2: { fontSize: '1.2rem', lineHeight: '1.3' },
      h3: { fontSize: '1.02rem', lineHeight: '1.35' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '0.25rem', sm: '0.4rem', md: '0.6rem', lg: '0.9rem', xl: '1.4rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  shadows: { xs: '0 1px 2px rgb(36 33 28 / 6%)', sm: '0 1px 3px rgb(36 33 28 / 8%)', md: '0 6px 24px rgb(36 33 28 / 10%)', lg: '0 12px 40px rgb(36 33 28 / 14%)', xl: '0 20px 60px rgb(36 33 28 / 18%)' },
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 600 } } },
    Badge: { defaultProps: { variant: 'light', size: 'md' }, styles: { root: { textTransform: 'none', fontWeight: 600, letterSpacing: 0 } } },
    Card: { defaultProps: { withBorder: true, padding: 'lg', radius: 'lg' } },
    Paper: { defaultProps: { radius: 'lg' } },
    // The focus begins on the first choice; a stop before it would be a child that a menu may not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // The list itself scrolls: a scroller of the library's inside it is a stop that keyboards cannot reach.
    // In one that is searched what is chosen gives way to what is typed, and Enter takes the first that is found.
    // `classNames` as its default: those of the theme are asked for the field inside it, which is read-only whenever nobody can type there.
    Select: { defaultProps: { filter: searchOptions, classNames: asRead, withScrollArea: false, selectFirstOptionOnChange: true, onFocus: markWritten, onClick: markWritten }, styles: { options: { maxHeight: 220, overflowY: 'auto' } } },
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.35, blur: 2 } }, styles: { title: { fontWeight: 640, fontSize: '1.1rem', lineHeight: 1.35 }, content: { border: '1px solid light-dark(transparent, var(--line))' } } },
    // Its two arrows would be 17 px high, too small to be hit: the arrow keys do the same.
    NumberInput: { classNames: asRead, defaultProps: { hideControls: true } },
    TextInput: { classNames: asRead },
    Autocomplete: { classNames: asRead, defaultProps: { filter: searchOptions } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Anchor: { defaultProps: { underline: 'hover' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] }, styles: { label: { fontWeight: 600, marginBottom: '0.3rem' }, description: { marginTop: '0.35rem' } } },
    // Most are read where they stand; what interrupts says so (`role="alert"`).
    Alert: { defaultProps: { radius: 'lg', role: 'status' } },
  },
});

/** What is quiet on a dark ground glows a little instead of being a hole in it: a fifth of the colour, its words light. */
const quietAtNight = Object.fromEntries(
  Object.entries(palette).flatMap(([name, shades]) => [
    [`--mantine-color-${name}-light`, `${shades[5]}38`],
    [`--mantine-color-${name}-light-hover`, `${shades[5]}4d`],
    [`--mantine-color-${name}-light-color`, shades[2]],
  ]),
);

/** Where the defaults of the library would fail WCAG AA on our grounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': palette.gray[0],
    '--mantine-color-dimmed': palette.gray[6],
    '--mantine-color-placeholder': palette.gray[6],
    '--mantine-color-error': palette.bad[6],
    '--mantine-color-anchor': palette.petrol[7],
    '--surface': '#ffffff',
    '--surface-sunken': palette.gray[1],
    '--line': palette.gray[2],
  },
  dark: {
    ...quietAtNight,
    '--mantine-color-body': palette.dark[9],
    '--mantine-color-text': palette.dark[0],
    '--mantine-color-dimmed': palette.dark[2],
    '--mantine-color-placeholder': palette.dark[2],
    '--mantine-color-error': palette.bad[2],
    '--mantine-color-anchor': palette.petrol[2],
    '--surface': palette.dark[8],
    '--surface-sunken': palette.dark[7],
    '--line': palette.dark[6],
  },
});
