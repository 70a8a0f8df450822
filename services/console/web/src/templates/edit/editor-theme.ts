import { EditorView } from '@codemirror/view';

/** The editor in the colours of the app; it follows the theme by the same variables. */
export const editorTheme = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--mantine-color-text)', border: '1px solid light-dark(var(--mantine-color-gray-4), var(--mantine-color-dark-4))', borderRadius: 'var(--mantine-radius-md)', fontSize: '0.9375rem' },
  '&.cm-focused': { outline: '2px solid var(--mantine-primary-color-filled)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.6', maxHeight: '28rem', overflow: 'auto' },
  '.cm-content': { padding: '0.5rem 0.4rem', caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'light-dark(var(--mantine-color-petrol-1), var(--mantine-color-dark-5))' },
  '.cm-variable': { backgroundColor: 'light-dark(var(--mantine-color-petrol-0), #17302f)', color: 'light-dark(var(--mantine-color-petrol-8), var(--mantine-color-petrol-2))', borderRadius: '4px', padding: '1px 2px', fontWeight: '600' },
  '.cm-variable.cm-unknown': { backgroundColor: 'light-dark(var(--mantine-color-warn-0), #33280f)', color: 'light-dark(var(--mantine-color-warn-7), var(--mantine-color-warn-2))', textDecoration: 'underline wavy', textUnderlineOffset: '3px' },
  '.cm-chip': { backgroundColor: 'light-dark(var(--mantine-color-petrol-0), #17302f)', color: 'light-dark(var(--mantine-color-petrol-8), var(--mantine-color-petrol-2))', borderRadius: '0.7em', padding: '1px 7px', fontWeight: '600', fontSize: '0.9em', cursor: 'default' },
  '.cm-chip.cm-condition': { backgroundColor: 'light-dark(var(--mantine-color-gray-1), var(--mantine-color-dark-6))', color: 'var(--mantine-color-dimmed)', fontWeight: '500' },
  '.cm-bold': { fontWeight: '700' },
  '.cm-slanted': { fontStyle: 'italic' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--mantine-color-text)', border: '1px solid var(--line)', borderRadius: 'var(--mantine-radius-md)', overflow: 'hidden' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.3rem 0.7rem', fontFamily: 'inherit' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--mantine-color-petrol-7)', color: '#fff' },
});

/** The room that words have before there are any. */
export const heights = {
  line: EditorView.theme({ '.cm-content': { paddingBlock: '0.3rem' } }),
  paragraph: EditorView.theme({ '.cm-content': { minHeight: '3.6rem' } }),
  page: EditorView.theme({ '.cm-content': { minHeight: '9rem' } }),
} as const;
