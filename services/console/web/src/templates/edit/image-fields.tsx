import { Button, FileButton, Group, Image, Stack, Text, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { May } from '../../session/may.js';
import type { Block } from './blocks.rules.js';
import { withScheme } from '../../settings/edit/settings-path.rules.js';
import { uploadImage } from './upload-image.js';

type ImageBlock = Extract<Block, { kind: 'image' }>;

interface ImageFieldsProps {
  readonly block: ImageBlock;
  readonly isReadOnly: boolean;
  readonly hasFocus: boolean;
  readonly onChange: (block: ImageBlock) => void;
}

/** A picture of a mail: chosen here and kept by the product, or from an address of the shop's own. */
export function ImageFields({ block, isReadOnly, hasFocus, onChange }: ImageFieldsProps) {
  const { t } = useTranslation();
  const upload = useMutation({ mutationFn: uploadImage, onSuccess: ({ url }, file) => onChange({ ...block, address: url, alt: block.alt === '' ? nameOf(file) : block.alt }) });
  return (
    <Stack gap="xs">
      {!isReadOnly && (
        <May permission="messaging.add_template">
          <Group gap="sm">
            <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => file && upload.mutate(file)}>
              {(props) => <Button {...props} autoFocus={hasFocus} size="xs" variant="default" loading={upload.isPending} leftSection={<IconUpload size={14} />}>{t('templates.blocks.uploadImage')}</Button>}
            </FileButton>
            <Text size="xs" c="dimmed">{t('templates.blocks.uploadHint')}</Text>
          </Group>
        </May>
      )}
      {upload.error && <ProblemAlert error={upload.error} />}
      {/^https?:/.test(block.address) && <Image src={block.address} alt={block.alt} h={120} w="auto" maw="100%" fit="contain" radius="sm" />}
      <TextInput label={t('templates.blocks.address')} placeholder="https://" value={block.address} readOnly={isReadOnly} onChange={(event) => onChange({ ...block, address: event.currentTarget.value })} onBlur={() => withScheme(block.address) !== block.address && onChange({ ...block, address: withScheme(block.address) })} />
      <TextInput label={t('templates.blocks.alt')} description={t('templates.blocks.altHint')} value={block.alt} readOnly={isReadOnly} onChange={(event) => onChange({ ...block, alt: event.currentTarget.value })} />
    </Stack>
  );
}

/** A first description; what cannot stand in one is left out. */
const nameOf = (file: File): string => file.name.replace(/\.[^.]*$/, '').replace(/[[\]_-]+/g, ' ').trim();
