const DAY_MS = 86_400_000;
const tomorrowAtTen = (): string => `${new Date(Date.now() + DAY_MS).toISOString().slice(0, 11)}10:00:00Z`;

/** What might have happened: a template that speaks of a visit or a sale is shown with one. */
export const sampleEvent = (locale: string): Readonly<Record<string, unknown>> => {
  const isSpanish = locale.split('-')[0] === 'es';
  return {
    startsAt: tomorrowAtTen(),
    endsAt: tomorrowAtTen().replace('T10', 'T11'),
    service: isSpanish ? 'Corte y color' : 'Cut and colour',
    staff: 'Lucía',
    total: { amount: '48.50', currency: 'EUR' },
    receiptUrl: 'https://example.com/receipt',
    items: [],
    years: 2,
    inactiveDays: 90,
    fromTier: 'silver', toTier: 'gold',
    fromStage: 'new', toStage: isSpanish ? 'presupuesto' : 'quote',
    subject: isSpanish ? 'Cambio de cita' : 'Change of appointment',
    resolution: isSpanish ? 'Cita cambiada al jueves' : 'Moved to Thursday',
  };
};
