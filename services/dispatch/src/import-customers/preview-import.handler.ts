import type { Readable } from 'node:stream';
import type { ImportPreview, SettingsTree } from '@messaging/contracts';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Injectable } from '@nestjs/common';
import { SettingsReader } from '../settings/settings-reader.js';
import { UnheardAnswers } from './consent-columns.rules.js';
import { fieldOf, importFields, readHeader, type HeaderReading } from './csv-columns.rules.js';
import { decoded } from './decode-text.js';
import { guessColumns } from './guess-columns.rules.js';
import { habitsOf, type ImportHabits } from './import-line.rules.js';
import { atMostLines, openCsv, readRow, UnreadableFile, type OpenCsv } from './read-lines.js';
import { PreviewTally } from './tally-preview.rules.js';

/** Reads a file as an import would, and keeps nothing: staff see what is recognised and what is to be put right first. */
@Injectable()
export class PreviewImport {
  constructor(
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async preview({ hubId, mapping, isIdOfAddress, body }: HeaderReading & { readonly hubId: string; readonly body: Readable }): Promise<Result<ImportPreview>> {
    const settings = await this.settings.tree(hubId);
    try {
      const file = await openCsv(decoded(body), mapping);
      return file.ok ? ok(await count(file.value, { mapping, isIdOfAddress, settings, now: this.clock.now() })) : file;
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return refuse(error.problem);
    }
  }
}

async function count({ header, headingLine, rows }: OpenCsv, { mapping, isIdOfAddress, settings, now }: HeaderReading & { settings: SettingsTree; now: Date }): Promise<ImportPreview> {
  const guessed = guessColumns(header, mapping);
  const columns = readHeader(header, { mapping: guessed, isIdOfAddress });
  const habits: ImportHabits = { ...habitsOf(settings), now, consentSource: 'preview', idsOfAddressesIn: isIdOfAddress ? settings.hub.country : undefined };
  const tally = new PreviewTally(settings.hub.country);
  const fields = header.map((name) => fieldOf(name, guessed));
  const unheard = new UnheardAnswers(header, fields);
  for await (const row of atMostLines(rows)) {
    tally.add(row, columns.ok ? readRow(row, columns.value, habits) : undefined);
    unheard.add(row.cells);
  }
  return {
    headingLine,
    columns: header.map((name, index) => ({ name: name.trim(), field: fields[index] ?? null })),
    fields: importFields,
    problems: columns.ok ? [] : [...(columns.problem.errors ?? [])],
    unheardAnswers: [...unheard.columns],
    saysConsent: fields.some((field) => field?.endsWith('.marketing')),
    ...tally.result,
  };
}
