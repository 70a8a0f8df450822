import { ColorInput, MantineThemeProvider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withHash } from './settings-path.rules.js';

interface ColorFieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (next: string) => void;
}

/** A colour, typed or picked. The library hands no names to the sliders of its picker, so they come by the theme. */
export function ColorField({ value, onChange, ...shared }: ColorFieldProps) {
  const { t } = useTranslation();
  const theme = { components: { ColorPicker: { defaultProps: { saturationLabel: t('settings.color.saturation'), hueLabel: t('settings.color.hue') } } } };
  return (
    <MantineThemeProvider theme={theme} inherit>
      <ColorInput
        {...shared} format="hex" fixOnBlur={false} value={value} onChange={onChange} onBlur={() => value !== '' && onChange(withHash(value))}
        popoverProps={{ withinPortal: true }} eyeDropperButtonProps={{ 'aria-label': t('settings.color.pick') }}
      />
    </MantineThemeProvider>
  );
}
