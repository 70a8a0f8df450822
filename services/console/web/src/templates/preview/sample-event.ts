const DAY_MS = 86_400_000;
const tomorrowAtTen = (): string => `${new Date(Date.now() + DAY_MS).toISOString().slice(0, 11)}10:00:00Z`;

/** What might have happened: a template that speaks of a visit or a sale is shown with one. */
export const sampleEvent = (language: string): Readonly<Record<string, unknown>> => ({
  startsAt: tomorrowAtTen(),
  endsAt: tomorrowAtTen().replace('T10', 'T11'),
  service: language === 'es' ? 'Corte y color' : 'Cut and colour',
  staff: 'Lucía',
  total: { amount: '48.50', currency: 'EUR' },
  receiptUrl: 'https://example.com/receipt',
  items: [],
  years: 2,
  inactiveDays: 90,
  fromTier: 'silver', toTier: 'gold',
  fromStage: 'new', toStage: language === 'es' ? 'presupuesto' : 'quote',
  subject: language === 'es' ? 'Cambio de cita' : 'Change of appointment',
  resolution: language === 'es' ? 'Cita cambiada al jueves' : 'Moved to Thursday',
});
