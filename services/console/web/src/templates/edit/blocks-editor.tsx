import { ActionIcon, Button, Card, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHandClick, IconHeading, IconPhoto, IconTrash, IconTypography } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { blocksOf, bodyOf, moved, type Block } from './blocks.rules.js';
import { ImageFields } from './image-fields.js';
import { MarkButtons } from './mark-buttons.js';
import { UnknownHint } from './unknown-hint.js';
import { useEditedBlocks } from './use-edited-blocks.js';
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
  const [blocks, setBlocks] = useEditedBlocks(body, { read: blocksOf, write: bodyOf, onChange });
  return (
    <Input.Wrapper label={t('templates.body')} labelElement="div" error={error}>
      <Stack gap="sm" mt={6}>
        {blocks.map((block, index) => (
          <BlockCard
            key={index} block={block} position={index + 1} isReadOnly={isReadOnly}
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
              return <Button key={kind} size="xs" variant="default" leftSection={<Icon size={14} />} onClick={() => setBlocks([...blocks, fresh[kind]])}>{t(`templates.blocks.add.${kind}`)}</Button>;
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
  readonly onChange: (block: Block) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

function BlockCard({ block, position, isReadOnly, onChange, onMove, onRemove }: BlockCardProps) {
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
            <ActionIcon variant="subtle" color="bad" aria-label={t('templates.blocks.remove', { name })} onClick={onRemove}><IconTrash size={16} /></ActionIcon>
          </Group>
        )}
      </Group>
      <BlockFields block={block} isReadOnly={isReadOnly} onChange={onChange} onReady={(write, markWords) => { insert.current = write; mark.current = markWords; }} />
    </Card>
  );
}

type BlockFieldsProps = Pick<BlockCardProps, 'block' | 'isReadOnly' | 'onChange'> & { readonly onReady: (write: (written: string) => void, mark: (how: WordMark) => void) => void };

function BlockFields({ block, isReadOnly, onChange, onReady }: BlockFieldsProps) {
  const { t } = useTranslation();
  switch (block.kind) {
    case 'heading':
      return <WordsArea label={t('templates.blocks.heading')} room="line" isCode={false} value={block.text} isReadOnly={isReadOnly} onReady={onReady} onChange={(text) => onChange({ ...block, text })} />;
    case 'text':
      return <WordsArea label={t('templates.blocks.text')} room="paragraph" canMark isCode={false} value={block.text} isReadOnly={isReadOnly} onReady={onReady} onChange={(text) => onChange({ ...block, text })} />;
    case 'image':
      return <ImageFields block={block} isReadOnly={isReadOnly} onChange={onChange} />;
    case 'button':
      return (
        <Group grow align="flex-start">
          <TextInput label={t('templates.blocks.label')} value={block.label} readOnly={isReadOnly} onChange={(event) => onChange({ ...block, label: event.currentTarget.value })} />
          <TextInput label={t('templates.blocks.leadsTo')} placeholder="https://" value={block.address} readOnly={isReadOnly} onChange={(event) => onChange({ ...block, address: event.currentTarget.value })} />
        </Group>
      );
  }
}
