import { Collapse, Anchor, Card, Grid, Group, Select, SimpleGrid, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker } from '../../customers/customer-picker.js';
import { useShownCustomer } from '../../customers/use-shown-customer.js';
import { categories } from '../../router/planning-routes.js';
import { channels } from '../../session/session.js';
import { PreviewPane } from '../preview/preview-pane.js';
import { BodyEditor } from './body-editor.js';
import { LanguageTabs } from './language-tabs.js';
import { VendorTemplateFields } from './vendor-template-fields.js';
import { hasOwnWords, pathOf, withoutOwnWords, withWords, wordsAt, type ChannelName, type Format, type TemplateDraft, type Words } from './template-draft.rules.js';
import { useTemplateView } from './use-template-view.js';
import { WayOutHint } from './way-out-hint.js';
import { WordsEditor } from './words-editor.js';
import classes from './template-form.module.css';

interface TemplateFormProps {
  readonly draft: TemplateDraft;
  readonly onChange: (draft: TemplateDraft) => void;
  readonly isReadOnly?: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly actions: ReactNode;
}

const formats = { email: ['text', 'simple', 'html', 'mjml'], sms: ['text'], whatsapp: ['text'], all: ['text', 'simple'] } as const satisfies Record<string, readonly Format[]>;

/** Where the preview stands beside the words: the theme's `md`. */
const BESIDE = '(min-width: 62em)';

/** Words on the left, how they look on the right; a phone shows them one after the other. */
export function TemplateForm({ draft, onChange, isReadOnly = false, errors, actions }: TemplateFormProps) {
  const { locale, as, customerId, isAdvanced, look, slot } = useTemplateView(draft);
  const setAs = (channel: ChannelName): void => look({ as: channel });
  const isWide = useMediaQuery(BESIDE, undefined, { getInitialValueInEffect: false });
  const words = wordsAt(draft, slot);
  const write = (change: Partial<Words>): void => onChange(withWords(draft, slot, { ...words, ...change }));
  const path = pathOf(draft, slot);
  const replace = (replacements: ReadonlyMap<string, string>): void => write({ body: [...words.body].map((char) => replacements.get(char) ?? char).join('') });
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>
          <AboutTemplate draft={draft} onChange={onChange} isReadOnly={isReadOnly} errors={errors} />
          <Card>
            <Stack>
              <LanguageTabs draft={draft} onChange={onChange} locale={locale} onLocale={(next) => look({ language: next })} isReadOnly={isReadOnly} />
              {draft.channel === 'all' && <OwnWords draft={draft} onChange={onChange} slot={{ locale, channel: as }} onChannel={setAs} isReadOnly={isReadOnly} />}
              <WordsFields key={`${locale} ${slot.channel ?? ''}`} words={words} hasSubject={as === 'email'} allowed={formats[slot.channel ?? draft.channel]} isReadOnly={isReadOnly} errors={{ subject: errors[`${path}subject`], body: errors[`${path}body`] }} onWrite={write} hint={!isReadOnly && <WayOutHint draft={draft} slot={slot} onBody={(body) => write({ body })} />} isAdvanced={isAdvanced} onAdvanced={(advanced) => look({ advanced })} />
            </Stack>
          </Card>
          {as === 'whatsapp' && <VendorTemplateFields draft={draft} onChange={onChange} isReadOnly={isReadOnly} errors={errors} />}
          {!isWide && <Group className={classes['actions']}>{actions}</Group>}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack pos="sticky" top={16}>
          {isWide && <Group justify="flex-end">{actions}</Group>}
          <LivePreview draft={draft} as={as} onAs={setAs} locale={locale} customerId={customerId} onCustomer={(id) => look({ customerId: id })} isEmpty={words.body === ''} {...(!isReadOnly && { onReplace: replace })} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

interface WordsFieldsProps {
  readonly words: Words;
  readonly hasSubject: boolean;
  readonly allowed: readonly Format[];
  readonly isReadOnly: boolean;
  readonly errors: Readonly<Record<'subject' | 'body', string | undefined>>;
  readonly onWrite: (change: Partial<Words>) => void;
  readonly hint: ReactNode;
  readonly isAdvanced: boolean;
  readonly onAdvanced: (isAdvanced: true | undefined) => void;
}

function WordsFields({ words: { subject = '', body, format = 'text' }, hasSubject, allowed, isReadOnly, errors, onWrite, hint, isAdvanced, onAdvanced }: WordsFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {hasSubject && <WordsEditor label={t('templates.subject')} room="line" isCode={false} value={subject} isReadOnly={isReadOnly} error={errors.subject} onChange={(next) => onWrite({ subject: next })} />}
      <BodyEditor value={body} format={format} isReadOnly={isReadOnly} error={errors.body} onChange={(next) => onWrite({ body: next })} />
      {hint}
      {allowed.length > 1 && !isReadOnly && <FormatChoice allowed={allowed} value={format} isOpen={isAdvanced || format === 'html' || format === 'mjml'} onOpen={onAdvanced} onChange={(next) => onWrite({ format: next })} />}
    </>
  );
}

interface LivePreviewProps {
  readonly draft: TemplateDraft;
  readonly as: ChannelName;
  readonly onAs: (channel: ChannelName) => void;
  readonly locale: string;
  readonly customerId: string | undefined;
  readonly onCustomer: (id: string | undefined) => void;
  readonly isEmpty: boolean;
  readonly onReplace?: (replacements: ReadonlyMap<string, string>) => void;
}

/** How it looks for a customer of the shop, on a channel. */
function LivePreview({ draft, as, onAs, locale, customerId, onCustomer, isEmpty, onReplace }: LivePreviewProps) {
  const { t } = useTranslation();
  const { canSeePeople, shownId, isLoading } = useShownCustomer(customerId, as);
  return (
    <>
      {draft.channel === 'all' && <Select label={t('templates.preview.as')} value={as} allowDeselect={false} data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} onChange={(value) => value && onAs(value)} />}
      {canSeePeople && <CustomerPicker label={t('templates.preview.customer')} value={shownId} onChange={onCustomer} />}
      {isLoading ? <Skeleton height={320} radius="lg" /> : <PreviewPane request={isEmpty ? undefined : { draft, channel: as, locale, ...(shownId !== undefined && { customerId: shownId }) }} {...(onReplace && { onReplace })} />}
    </>
  );
}

function AboutTemplate({ draft, onChange, isReadOnly, errors }: Pick<TemplateFormProps, 'draft' | 'onChange' | 'errors'> & { readonly isReadOnly: boolean }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Stack>
        <TextInput label={t('templates.name')} description={t('templates.nameHint')} required value={draft.name} readOnly={isReadOnly} error={errors['name']} onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select label={t('templates.category')} value={draft.category} allowDeselect={false} readOnly={isReadOnly} error={errors['category']} data={categories.map((value) => ({ value, label: t(`words.categories.${value}`) }))} onChange={(value) => value && onChange({ ...draft, category: value })} />
          <Switch label={t('templates.active')} checked={draft.isActive ?? true} disabled={isReadOnly} onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })} style={{ alignSelf: 'end' }} pb={8} />
        </SimpleGrid>
      </Stack>
    </Card>
  );
}

interface OwnWordsProps {
  readonly draft: TemplateDraft;
  readonly onChange: (draft: TemplateDraft) => void;
  readonly slot: { readonly locale: string; readonly channel: ChannelName };
  readonly onChannel: (channel: ChannelName) => void;
  readonly isReadOnly: boolean;
}

/** A template for every channel may say it shorter by SMS. */
function OwnWords({ draft, onChange, slot, onChannel, isReadOnly }: OwnWordsProps) {
  const { t } = useTranslation();
  const isOwn = hasOwnWords(draft, slot);
  return (
    <Group justify="space-between" align="flex-end">
      <Select label={t('templates.wordsFor')} w={190} value={slot.channel} allowDeselect={false} data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} onChange={(value) => value && onChannel(value)} />
      <Switch
        label={t('templates.ownWords', { channel: t(`words.channelsWithin.${slot.channel}`) })} checked={isOwn} disabled={isReadOnly} pb={8}
        onChange={(event) => onChange(event.currentTarget.checked ? withWords(draft, slot, wordsAt(draft, { locale: slot.locale })) : withoutOwnWords(draft, slot))}
      />
    </Group>
  );
}

interface FormatChoiceProps {
  readonly allowed: readonly Format[];
  readonly value: Format;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: true | undefined) => void;
  readonly onChange: (format: Format) => void;
}

/** What most never need; code stays in sight while it is written. */
function FormatChoice({ allowed, value, isOpen, onOpen, onChange }: FormatChoiceProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Anchor component="button" type="button" size="sm" onClick={() => onOpen(isOpen ? undefined : true)} aria-expanded={isOpen}>{t('templates.advanced')}</Anchor>
      <Collapse expanded={isOpen}>
        <Select mt="xs" maw={320} label={t('templates.format')} value={value} allowDeselect={false} data={allowed.map((format) => ({ value: format, label: t(`templates.formats.${format}`) }))} onChange={(format) => format && onChange(format)} />
        <Text size="xs" c="dimmed" mt={4}>{t(`templates.formatHints.${value}`)}</Text>
      </Collapse>
    </div>
  );
}
