import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sms-text.module.css';

interface SmsTextProps {
  readonly text: string;
  readonly offending: readonly { readonly char: string; readonly index: number }[];
}

/** An SMS with the characters underlined that make all of it dearer. */
export function SmsText({ text, offending }: SmsTextProps) {
  const { t } = useTranslation();
  const pieces = offending.map(({ char, index }, place) => {
    const before = offending[place - 1];
    const from = before ? before.index + before.char.length : 0;
    return <Fragment key={index}>{text.slice(from, index)}<mark className={classes['dear']} title={t('templates.sms.dear')}>{char}</mark></Fragment>;
  });
  const last = offending.at(-1);
  return <>{pieces}{text.slice(last ? last.index + last.char.length : 0)}</>;
}
