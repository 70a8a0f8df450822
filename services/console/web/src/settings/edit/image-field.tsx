import { Button, FileButton, Group, Image, Stack, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { May } from '../../session/may.js';
import { uploadImage } from '../../templates/edit/upload-image.js';
import { withScheme } from './settings-path.rules.js';

interface ImageFieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (address: string) => void;
}

/** A picture that is chosen here and kept by the product, or the address of one. */
export function ImageField({ value, onChange, ...shared }: ImageFieldProps) {
  const { t } = useTranslation();
  const upload = useMutation({ mutationFn: uploadImage, onSuccess: ({ url }) => onChange(url) });
  return (
    <Stack gap="xs">
      <TextInput {...shared} type="url" placeholder="https://" value={value} onChange={(event) => onChange(event.currentTarget.value)} onBlur={() => value !== '' && onChange(withScheme(value))} />
      <Group gap="sm">
        <May permission="messaging.add_template">
          <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => file && upload.mutate(file)}>
            {(props) => <Button {...props} size="xs" variant="default" loading={upload.isPending} leftSection={<IconUpload size={14} />}>{t('templates.blocks.uploadImage')}</Button>}
          </FileButton>
        </May>
        {/^https?:\/\/./.test(value) && <Image src={value} alt="" h={44} w="auto" maw={160} fit="contain" radius="sm" />}
      </Group>
      {upload.error && <ProblemAlert error={upload.error} />}
    </Stack>
  );
}
