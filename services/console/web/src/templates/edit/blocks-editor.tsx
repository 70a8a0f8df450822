import { ActionIcon, Button, Card, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHandClick, IconHeading, IconPhoto, IconTrash, IconTypography } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withScheme } from '../../settings/edit/settings-path.rules.js';
import { useEditedParts } from '../../states/use-edited-parts.js';
import { blocksOf, bodyOf, isUnfinished, moved, type Block } from './blocks.rules.js';
import { ImageFields } from './image-fields.js';
import { MarkButtons } from './mark-buttons.js';
import { UnknownHint } from './unknown-hint.js';
import { VariablePicker } from './variable-picker.js';
import type { WordMark } from './word-marks.rules.js';
import { WordsArea } from './words-editor.js';

interface BlocksEditorProps {
  readonly body: string;
  readonly onChange: (body: string) => void;
  readonly isReadOnly: boolean;
  readonly error?: string | undefined;
}

const icons = { heading: IconHeading, text: IconTypography, image: IconPhoto, button: IconHandClick } as const;
const fresh = { heading: { kind: 'heading', text: '' }, text: { kind: 'text', text: '' }, image: { kind: 'image', alt: '', address: '' }, button: { kind: 'button', label: '', address: '' } } as const satisfies Record<Block['kind'], Block>;

/** A mail as headings, paragraphs, pictures and buttons, in the shop's own frame; nobody needs HTML for it. */
export function BlocksEditor({ body, onChange, isReadOnly, error }: BlocksEditorProps) {
  const { t } = useTranslation();
  const [blocks, setBlocks] = useEditedParts(body, { read: blocksOf, write: bodyOf, onChange });
  const [added, setAdded] = useState<number>();
  const add = (kind: Block['kind']): void => {
    setAdded(blocks.length);
    setBlocks([...blocks, fresh[kind]]);
  };
  return (
    <Input.Wrapper label={t('templates.body')} labelElement="div" error={error}>
      <Stack gap="sm" mt={6}>
        {blocks.map((block, index) => (
          <BlockCard
            key={index} block={block} position={index + 1} isReadOnly={isReadOnly} hasFocus={index === added}
            onChange={(next) => setBlocks(blocks.map((known, place) => (place === index ? next : known)))}
            onMove={(step) => setBlocks(moved(blocks, index, index + step))}
            onRemove={() => setBlocks(blocks.filter((_, place) => place !== index))}
          />
        ))}
        {!isReadOnly && <UnknownHint text={body} onChange={onChange} />}
        {!isReadOnly && (
          <Group gap="xs">
            {(Object.keys(fresh) as Block['kind'][]).map((kind) => {
              const Icon = icons[kind];
              return <Button key={kind} size="xs" variant="default" leftSection={<Icon size={14} />} data-add onClick={() => add(kind)}>{t(`templates.blocks.add.${kind}`)}</Button>;
            })}
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

interface BlockCardProps {
  readonly block: Block;
  readonly position: number;
  readonly isReadOnly: boolean;
  readonly hasFocus: boolean;
  readonly onChange: (block: Block) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

function BlockCard({ block, position, isReadOnly, hasFocus, onChange, onMove, onRemove }: BlockCardProps) {
  const { t } = useTranslation();
  const Icon = icons[block.kind];
  const insert = useRef<(written: string) => void>(() => undefined);
  const mark = useRef<(how: WordMark) => void>(() => undefined);
  const name = `${t(`templates.blocks.${block.kind}`)} ${position}`;
  /** The focus goes along, so that a block is moved on by the same key; the name of the button says where it is. */
  const move = (button: HTMLElement, step: 1 | -1): void => {
    const card = button.closest('section');
    const other = step === 1 ? card?.nextElementSibling : card?.previousElementSibling;
    other?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus();
    onMove(step);
  };
  /** The card of the last block goes, and the focus to what stands before it. */
  const remove = (button: HTMLElement): void => {
    const card = button.closest('section');
    if (card?.nextElementSibling?.tagName !== 'SECTION') (card?.previousElementSibling?.querySelector<HTMLElement>('[data-remove]') ?? card?.parentElement?.querySelector<HTMLElement>('[data-add]'))?.focus();
    onRemove();
  };
  return (
    <Card padding="sm" component="section" aria-label={name}>
      <Group justify="space-between" mb={6}>
        <Group gap={6} c="dimmed"><Icon size={15} aria-hidden /><Text size="xs" fw={600}>{t(`templates.blocks.${block.kind}`)}</Text></Group>
        {!isReadOnly && (
          <Group gap={2}>
            {block.kind === 'text' && <MarkButtons onMark={(how) => mark.current(how)} />}
            {(block.kind === 'text' || block.kind === 'heading') && <VariablePicker onPick={(written) => insert.current(written)} />}
            <ActionIcon variant="subtle" color="gray" aria-label={t('templates.blocks.up', { name })} data-step={-1} onClick={(event) => move(event.currentTarget, -1)}><IconArrowUp size={16} /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={t('templates.blocks.down', { name })} data-step={1} onClick={(event) => move(event.currentTarget, 1)}><IconArrowDown size={16} /></ActionIcon>
            <ActionIcon variant="subtle" color="bad" aria-label={t('templates.blocks.remove', { name })} data-remove onClick={(event) => remove(event.currentTarget)}><IconTrash size={16} /></ActionIcon>
          </Group>
        )}
      </Group>
      <BlockFields key={block.kind} block={block} isReadOnly={isReadOnly} hasFocus={hasFocus} onChange={onChange} onReady={(write, markWords) => { insert.current = write; mark.current = markWords; }} />
      {isUnfinished(block) && <Text size="xs" c="dimmed" mt={6}>{t(`templates.blocks.unfinished.${block.kind === 'image' ? 'image' : 'button'}`)}</Text>}
    </Card>
  );
}

type BlockFieldsProps = Pick<BlockCardProps, 'block' | 'isReadOnly' | 'hasFocus' | 'onChange'> & { readonly onReady: (write: (written: string) => void, mark: (how: WordMark) => void) => void };

function BlockFields({ block, isReadOnly, hasFocus, onChange, onReady }: BlockFieldsProps) {
  const { t } = useTranslation();
  switch (block.kind) {
    case 'heading':
      return <WordsArea label={t('templates.blocks.heading')} room="line" isCode={false} value={block.text} isReadOnly={isReadOnly} hasFocus={hasFocus} onReady={onReady} onChange={(text) => onChange({ ...block, text })} />;
    case 'text':
      return <WordsArea label={t('templates.blocks.text')} room="paragraph" canMark isCode={false} value={block.text} isReadOnly={isReadOnly} hasFocus={hasFocus} onReady={onReady} onChange={(text) => onChange({ ...block, text })} />;
    case 'image':
      return <ImageFields block={block} isReadOnly={isReadOnly} hasFocus={hasFocus} onChange={onChange} />;
    case 'button':
      return (
        <Group grow align="flex-start">
          <TextInput label={t('templates.blocks.label')} autoFocus={hasFocus} value={block.label} readOnly={isReadOnly} onChange={(event) => onChange({ ...block, label: event.currentTarget.value })} />
          <TextInput label={t('templates.blocks.leadsTo')} placeholder="https://" value={block.address} readOnly={isReadOnly} onChange={(event) => onChange({ ...block, address: event.currentTarget.value })} onBlur={() => withScheme(block.address) !== block.address && onChange({ ...block, address: withScheme(block.address) })} />
        </Group>
      );
  }
}
