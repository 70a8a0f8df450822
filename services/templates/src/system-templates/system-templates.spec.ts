import { compileContent, lintTemplate, measureSms, type ContentChannel, type TemplateContent } from '@messaging/content';
import { Trigger } from '@messaging/contracts';
import type { SystemTemplate, TemplateWords } from './system-template.js';
import { systemTemplates } from './system-templates.js';

const mandatory: Readonly<Record<string, Record<string, unknown>>> = {
  loyalty_tier_change: { fromTier: 'silver', toTier: 'gold' },
  lead_stage_change: { leadId: 'L1', fromStage: 'new', toStage: 'quoted' },
  ticket_resolved: { ticketId: 'T1', subject: 'Late delivery' },
  post_sale: { saleId: 'S1', total: { amount: '12.50', currency: 'EUR' } },
  post_appointment: { appointmentId: 'A1' },
  booking_confirmed: { bookingId: 'B1', startsAt: '2026-12-05T08:30:00Z' },
  booking_reminder: { bookingId: 'B1', startsAt: '2026-12-05T08:30:00Z' },
};
const optional = {
  startsAt: '2026-12-05T08:30:00Z',
  message: 'Your ring is ready.',
  years: 3,
  inactiveDays: 90,
  receiptUrl: 'https://shop.example/r/S1',
  resolution: 'We sent a new parcel.',
  service: 'Haircut & colour',
  staff: "Sam O'Neil",
  location: 'High Street 1',
};

const contextOf = (trigger: string, full: boolean): Record<string, unknown> => ({
  customer: { id: 'c1', ...(full && { firstName: 'Alexandra', lastName: "O'Neil" }) },
  event: { customerId: 'c1', ...mandatory[trigger], ...(full && optional) },
  hub: full ? { name: 'Corner Shop', brand: { color: '#ffcc00', logo: 'https://shop.example/logo.png' }, legal: { name: 'Corner Shop SL' } } : {},
  ...(full && { unsubscribeUrl: 'https://shop.example/u/abcdef' }),
});

const languages = (template: SystemTemplate): readonly (readonly ['en' | 'es', TemplateWords])[] => [
  ['en', template.content],
  ['es', template.translations.es],
];

function contentsOf(words: TemplateWords): Record<ContentChannel | 'any', TemplateContent> {
  const { email, sms, whatsapp } = words.variants;
  return {
    email: { subject: email.subject ?? '', body: email.body, format: email.format ?? 'text' },
    sms: { body: sms.body, format: 'text' },
    whatsapp: { body: whatsapp.body, format: 'text' },
    any: { body: words.body, format: 'text' },
  };
}

const cases = systemTemplates.flatMap((template) =>
  languages(template).flatMap(([locale, words]) =>
    (['email', 'sms', 'whatsapp'] as const).map((channel) => ({ template, trigger: template.trigger, locale, words, channel })),
  ),
);

describe('system templates', () => {
  it('exist once for every trigger', () => {
    expect(systemTemplates.map(({ trigger }) => trigger).sort()).toEqual([...Trigger.options].sort());
  });

  it('are in the categories of DESIGN.md section 3', () => {
    const marketing = systemTemplates.filter(({ category }) => category === 'marketing').map(({ trigger }) => trigger);
    expect(marketing.sort()).toEqual(['anniversary', 'birthday', 'inactivity', 'post_sale']);
  });

  it.each(cases)('$trigger in $locale lints clean on $channel', ({ template, words, channel }) => {
    const report = lintTemplate({ category: template.category, contents: { [channel]: contentsOf(words)[channel] } });
    expect(report).toEqual({ problems: [], warnings: [] });
  });

  it.each(cases.flatMap((one) => [{ ...one, full: false }, { ...one, full: true }]))(
    '$trigger in $locale renders on $channel (full data: $full)',
    ({ trigger, locale, words, channel, full }) => {
      const compiled = compileContent(contentsOf(words)[channel], channel);
      if (!compiled.ok) throw new Error(compiled.problem.detail);
      const rendered = compiled.value.render(contextOf(trigger, full), { locale, timeZone: 'Europe/Madrid' });
      if (!rendered.ok) throw new Error(JSON.stringify(rendered));
      const all = [rendered.subject, rendered.text, channel === 'email' ? rendered.html?.replace(/<style>[\s\S]*<\/style>/, '') : ''].join('\n');
      expect(all).not.toMatch(/undefined|null|\[object|Invalid|\{\{|\}\}|[{}]|[\u{F0000}-\u{FFFFD}]/u);
      expect(rendered.text).not.toMatch(/ {2}|\n{3}| [,.!:]/);
      expect(rendered.text.trim().length).toBeGreaterThan(20);
      if (channel === 'email') expect(rendered.html).toContain('<!DOCTYPE html>');
      if (channel === 'sms') expect(measureSms(rendered.text)).toMatchObject({ encoding: 'GSM-7', offending: [] });
      if (channel === 'sms') expect(measureSms(rendered.text).segments).toBeLessThanOrEqual(2);
    },
  );

  it('marketing says how to stop it in what is really rendered', () => {
    for (const { template, words, channel, trigger, locale } of cases.filter((one) => one.template.category === 'marketing')) {
      const compiled = compileContent(contentsOf(words)[channel], channel);
      const rendered = compiled.ok ? compiled.value.render(contextOf(trigger, true), { locale, timeZone: 'UTC' }) : undefined;
      const text = rendered?.ok ? rendered.text : '';
      expect([template.trigger, channel, text]).toEqual([trigger, channel, expect.stringMatching(/STOP|BAJA|https:\/\/shop\.example\/u\/abcdef/)]);
    }
  });

  it('says the time in the zone of the customer', () => {
    const words = systemTemplates.find(({ trigger }) => trigger === 'booking_reminder')?.translations.es;
    const compiled = words && compileContent(contentsOf(words).sms, 'sms');
    const rendered = compiled?.ok ? compiled.value.render(contextOf('booking_reminder', false), { locale: 'es', timeZone: 'Europe/Madrid' }) : undefined;
    expect(rendered).toEqual({ ok: true, text: 'Te esperamos el 5 de diciembre a las 9:30. Si no puedes venir, avisa, por favor.' });
  });
});
