import { isFiledAsMarketing, whatsappWay, type VendorTemplateFact, type WhatsappFacts } from './whatsapp-way.rules.js';

const now = new Date('2026-11-26T10:00:00Z');
const inMs = (ms: number) => new Date(now.getTime() + ms);
const template = (change: Partial<VendorTemplateFact> = {}): VendorTemplateFact => ({ status: 'APPROVED', category: 'UTILITY', reason: null, shape: { isNamed: false, body: ['1'], buttons: [] }, ...change });
const way = (change: Partial<WhatsappFacts>) => whatsappWay({ windowClosesAt: undefined, isMapped: true, vendorTemplate: template(), mayHaveWritten: false, ...change }, now);

describe('how a message leaves by WhatsApp', () => {
  it('is the shop’s own text while the window is open, with a margin', () => {
    expect(way({ windowClosesAt: inMs(61_000) })).toEqual({ kind: 'text', canSwitch: true });
    expect(way({ windowClosesAt: inMs(61_000), isMapped: false, vendorTemplate: undefined })).toEqual({ kind: 'text', canSwitch: false });
    expect(way({ windowClosesAt: inMs(61_000), vendorTemplate: template({ status: 'PAUSED' }) })).toEqual({ kind: 'text', canSwitch: false });
    expect(way({ windowClosesAt: inMs(59_000) })).toEqual({ kind: 'template' });
  });

  it('is the template at Meta outside it, also one that was never heard of', () => {
    expect(way({})).toEqual({ kind: 'template' });
    expect(way({ vendorTemplate: undefined })).toEqual({ kind: 'template' });
  });

  it('is the template at any time when it carries what text cannot', () => {
    for (const shape of [{ isNamed: false, body: [], buttons: [{ kind: 'url' as const, index: 0 }] }, { isNamed: false, body: [], buttons: [], header: { kind: 'image' as const } }]) {
      expect(way({ windowClosesAt: inMs(3_600_000), vendorTemplate: template({ shape }) })).toMatchObject({ kind: 'template' });
    }
  });

  it('is closed without a template, or with one that is not approved, and says why', () => {
    expect(way({ isMapped: false, vendorTemplate: undefined })).toMatchObject({ kind: 'closed', reason: { code: 'WHATSAPP.WINDOW_CLOSED' } });
    expect(way({ windowClosesAt: inMs(-1), isMapped: false, vendorTemplate: undefined })).toMatchObject({ kind: 'closed' });
    for (const status of ['PAUSED', 'REJECTED', 'PENDING', 'DISABLED', 'DELETED']) {
      expect(way({ vendorTemplate: template({ status, reason: 'LOW_QUALITY' }) })).toMatchObject({ kind: 'closed', reason: { code: 'WHATSAPP.TEMPLATE_NOT_APPROVED', detail: expect.stringContaining(`${status} (LOW_QUALITY)`) } });
    }
  });

  it('is marketing when Meta files the template so', () => {
    const filed = (category: string) => isFiledAsMarketing({ windowClosesAt: undefined, isMapped: true, vendorTemplate: template({ category }), mayHaveWritten: false });
    expect([filed('MARKETING'), filed('UTILITY'), isFiledAsMarketing(undefined)]).toEqual([true, false, false]);
  });
});
