import type { CsvDelimiter } from '@messaging/kernel';
import type { Request } from 'express';

const withSemicolons = 'text/csv;delimiter=semicolon';

/** What stands between the cells of the file that a request asks for (`Accept`); undefined where it asks for JSON, or for anything. */
export function chooseCsv(request: Pick<Request, 'accepts'>): CsvDelimiter | undefined {
  const chosen = request.accepts(['application/json', 'text/csv', withSemicolons]);
  return chosen === withSemicolons ? ';' : chosen === 'text/csv' ? ',' : undefined;
}
