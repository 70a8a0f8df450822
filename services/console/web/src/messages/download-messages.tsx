import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.js';
import { csvOf, delimiterFor, saveFile } from '../downloads/csv.js';
import { tellProblem } from '../problems/tell-problem.js';
import { Spoken } from '../states/spoken.js';
import type { Message, MessageFilters } from './message-queries.js';

const PAGE = 200;
/** Beyond this a spreadsheet is the wrong tool, and the browser's memory the wrong place. */
const ROWS_MAX = 100_000;

const columns = ['createdAt', 'direction', 'channel', 'to', 'from', 'customerId', 'customerName', 'category', 'status', 'reason', 'subject', 'body', 'sandbox', 'sentAt', 'deliveredAt', 'readAt', 'failedAt', 'id'] as const;
const cellOf = (message: Message, column: (typeof columns)[number]): string => (column === 'reason' ? (message.reason?.code ?? '') : String(message[column] ?? ''));

/** All messages that match the filters, as a spreadsheet; says how far it is. */
export function DownloadMessages({ filters }: { readonly filters: MessageFilters }) {
  const { t, i18n } = useTranslation();
  const [rows, setRows] = useState(0);
  const download = useMutation({
    mutationFn: async () => {
      const all: Message[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Message[]; nextCursor: string | null } = await answer(api.GET('/api/v1/messages', { params: { query: { ...filters, limit: PAGE, ...(cursor !== null && { cursor }) } } }));
        all.push(...page.items);
        cursor = page.nextCursor;
        setRows(all.length);
      } while (cursor !== null && all.length < ROWS_MAX);
      saveFile('messages.csv', csvOf(columns, all.map((message) => columns.map((column) => cellOf(message, column))), delimiterFor(i18n.language)));
    },
    onError: tellProblem,
  });
  // The rows that go by are for the eyes; a problem is told in its corner.
  const spoken = { idle: '', pending: t('words.states.loading'), success: t('messages.downloaded', { count: rows }), error: '' };
  return (
    <>
      <Spoken moment={download.status} words={spoken[download.status]} />
      <Button variant="default" leftSection={<IconDownload size={17} />} onClick={() => !download.isPending && download.mutate()} data-disabled={download.isPending || undefined} aria-disabled={download.isPending || undefined}>
        {download.isPending ? t('messages.downloading', { count: rows }) : t('messages.download')}
      </Button>
    </>
  );
}
