import express from 'express';
import { chooseCsv } from './choose-csv.js';

const asked = (accept: string) => chooseCsv(Object.setPrototypeOf({ headers: { accept } }, express.request) as express.Request);

describe('the file that a request asks for', () => {
  it.each([
    ['text/csv', ','], ['text/csv, application/json;q=0.5', ','], ['text/csv; delimiter=semicolon', ';'], ['text/csv; delimiter=semicolon, text/csv;q=0.9', ';'],
    ['text/csv; delimiter=tab', undefined], ['application/json', undefined], ['*/*', undefined], ['image/png', undefined],
  ] as const)('with %p has %p between its cells', (accept, delimiter) => {
    expect(asked(accept)).toBe(delimiter);
  });
});
