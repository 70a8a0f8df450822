import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { newId } from '@messaging/kernel';
import { CallJournal } from './call-journal.js';
import type { JournaledResult } from './former-calls.js';

const sent = (nextAt: Date | null = null) => ({ result: { status: 'sent', response: '250 Ñ\n', nextAt } }) as unknown as JournaledResult;

describe('the journal of calls', () => {
  let dir: string;
  const troubles: unknown[] = [];
  const open = (): CallJournal => new CallJournal(path.join(dir, 'calls'), (_where, error) => void troubles.push(error));
  const files = (): string[] => fs.readdirSync(path.join(dir, 'calls'));
  const only = (): string => path.join(dir, 'calls', files()[0] ?? '');
  const followed = (journal: CallJournal): string => {
    const holder = newId();
    expect(journal.follow(holder)).toBe(true);
    return holder;
  };
  const began = (journal: CallJournal): string => {
    const attemptId = newId();
    expect(journal.begins(attemptId)).toBe(true);
    return attemptId;
  };

  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'calls-'));
    troubles.length = 0;
  });
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  it('tells the next process which calls began, which ended, and how', () => {
    const journal = open();
    const holder = followed(journal);
    const [first, second] = [began(journal), newId()];
    const nextAt = new Date('2026-11-29T10:00:00Z');
    journal.ended(first, sent(nextAt));
    expect(journal.begins(second)).toBe(true); // takes the end of the first along
    const former = open().former();
    expect([...former.holders]).toEqual([holder]);
    expect([...former.complete]).toEqual([holder]);
    expect([...former.begun]).toEqual([first, second]);
    expect([...former.results]).toEqual([[first, sent(nextAt)]]);
  });

  it('counts a call whose line was cut off as not begun', () => {
    const journal = open();
    followed(journal);
    const first = began(journal);
    began(journal);
    fs.truncateSync(only(), fs.statSync(only()).size - 3);
    expect([...open().former().begun]).toEqual([first]);
  });

  it('does not claim to know all calls of a machine that has stopped since', () => {
    const journal = open();
    const holder = followed(journal);
    const attemptId = began(journal);
    fs.writeFileSync(only(), fs.readFileSync(only(), 'utf8').replace(/^journal .*/, 'journal 1 another'));
    expect(open().former()).toMatchObject({ holders: new Set([holder]), complete: new Set(), begun: new Set([attemptId]) });
  });

  it('leaves nothing behind once all is recorded, and what is not for the next process', () => {
    const journal = open();
    followed(journal);
    const [first, second] = [began(journal), began(journal)];
    journal.ended(first, sent());
    journal.recorded(first);
    journal.close();
    const next = open();
    expect([...next.former().begun]).toEqual([first, second]);
    next.forgetFormer();
    expect(fs.readdirSync(dir)).toEqual([]);

    const clean = open();
    expect(clean.former().holders.size).toBe(0);
    followed(clean);
    clean.recorded(began(clean));
    clean.close();
    expect(files()).toEqual([]);
  });

  it('keeps no file while nobody is followed: addresses stand in it', () => {
    const journal = open();
    const holder = followed(journal);
    const attemptId = began(journal);
    journal.ended(attemptId, sent());
    journal.leave(holder);
    expect(files()).toHaveLength(1); // the ledger does not have it yet
    journal.recorded(attemptId);
    expect(files()).toEqual([]);
    began(journal);
    expect([...open().former().results]).toEqual([]);
  });

  it('remembers the phase of what was not simply queued', () => {
    const journal = open();
    followed(journal);
    const attemptId = newId();
    journal.marks(attemptId, 'undelivered');
    expect([...open().former().phases]).toEqual([[attemptId, 'undelivered']]);
  });

  it('reads no result out of a damaged line, and nothing out of another format', () => {
    const journal = open();
    followed(journal);
    const first = began(journal);
    journal.ended(first, sent());
    began(journal);
    const sound = fs.readFileSync(only(), 'utf8');
    fs.writeFileSync(only(), sound.replace('"status"', '\u0000\u0000'));
    expect(open().former()).toMatchObject({ results: new Map(), begun: new Set([first, expect.any(String)]) });
    fs.writeFileSync(only(), sound.replace(/^journal 1/, 'journal 2'));
    expect(open().former()).toMatchObject({ holders: new Set(), begun: new Set(), results: new Map() });
  });

  it('goes on as soon as nothing is left of what it forgot half', () => {
    const journal = open();
    followed(journal);
    began(journal);
    fs.renameSync(path.join(dir, 'calls'), path.join(dir, 'calls.recorded')); // killed before it was removed
    expect(open().former().holders.size).toBe(0);
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('begins a new file when one is full, names who still holds a turn there, and drops the old one with its last call', () => {
    const journal = open();
    const gone = followed(journal);
    const holder = followed(journal);
    journal.leave(gone);
    const first = began(journal);
    const old = only();
    journal.ended(first, { ...sent(), decision: { code: 'x', detail: 'x'.repeat(17 * 2 ** 20) } });
    const [second, third] = [began(journal), began(journal)];
    expect(files()).toHaveLength(2);
    journal.recorded(first);
    expect(fs.existsSync(old)).toBe(true);
    journal.recorded(second); // it took the long line along, into the same file
    expect(fs.existsSync(old)).toBe(false);
    expect(open().former()).toMatchObject({ holders: new Set([holder]), begun: new Set([third]) });
    journal.close();
  });

  it('follows nobody where its folder cannot be made, and says so once', () => {
    fs.writeFileSync(path.join(dir, 'calls'), 'a file');
    const journal = new CallJournal(path.join(dir, 'calls', 'below'), (_where, error) => void troubles.push(error));
    expect([journal.follow(newId()), journal.follow(newId())]).toEqual([false, false]);
    expect(troubles).toHaveLength(1);
  });

  it('lets no call begin that it cannot note', () => {
    const journal = open();
    followed(journal);
    const write = jest.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw new Error('ENOSPC: no space left on device');
    });
    expect(journal.begins(newId())).toBe(false);
    write.mockRestore();
    expect(journal.begins(newId())).toBe(false);
    expect(journal.follow(newId())).toBe(false);
    expect(troubles).toMatchObject([{ message: expect.stringContaining('ENOSPC') }]);
  });
});
