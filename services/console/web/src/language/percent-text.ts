import { numberFormat } from './formats.js';

/** A share of a hundred as the language writes it: `15%`, `15 %`; `94.7%`, `94,7 %`. */
export const percentText = (percent: number, language: string): string => numberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
