import type { CreateAutomation } from '@messaging/contracts';
import { noon } from '../../test/builders.js';
import type { TemplateHead } from '../promote-execution/promote.rules.js';
import { changedAutomation, checkAutomation, newAutomation, switched } from './automation.rules.js';

const templateId = '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11';
const template: TemplateHead = { templateId, version: 1, channel: 'all', category: 'custom', isActive: true, isDeleted: false };
const wanted = (change: Partial<CreateAutomation> = {}) => newAutomation({ name: 'A', trigger: 'lead_stage_change', templateId, ...change }, { id: templateId, hubId: 'main', now: noon });
const refusals = (change: Partial<CreateAutomation>, known: { template: TemplateHead | undefined; presumed: boolean } = { template, presumed: false }): string[] => {
  const checked = checkAutomation(wanted(change), known);
  return checked.ok ? [] : (checked.problem.errors ?? []).map((error) => `${error.pointer} ${error.code}`);
};

describe('the rules of an automation', () => {
  it.each<[string, Partial<CreateAutomation>, string[]]>([
    ['a stage narrows a lead', { triggerConfig: { toStage: 'won', fromStage: 'new' } }, []],
    ['a tier does not', { triggerConfig: { toTier: 'gold' } }, ['/triggerConfig/toTier AUTOMATION.TRIGGER_CONFIG']],
    ['a custom one names its event', { trigger: 'custom' }, ['/triggerConfig/eventType AUTOMATION.TRIGGER_CONFIG']],
    ['a start is counted from where there is one', { trigger: 'booking_reminder', timing: { anchor: 'start', offset: '-PT2H' } }, []],
    ['and nowhere else', { timing: { anchor: 'start', offset: '-PT2H' } }, ['/timing/anchor AUTOMATION.TIMING']],
    ['nothing happens before its event', { timing: { anchor: 'event', offset: '-PT2H' } }, ['/timing/offset AUTOMATION.TIMING']],
    ['empty conditions are none', { conditions: { combinator: 'and', rules: [] } }, []],
    ['conditions speak of the customer and of the event', { conditions: { combinator: 'or', rules: [{ field: 'customer.country', operator: '=', value: 'ES' }, { field: 'event.toStage', operator: 'in', value: ['won'] }] } }, []],
    ['and of nothing else', { conditions: { combinator: 'and', rules: [{ field: 'customer.land', operator: '=', value: 'ES' }, { field: 'customer.tags', operator: '<', value: 'a' }] } }, ['/conditions/rules/0/field FILTER.FIELD_UNKNOWN', '/conditions/rules/1/operator FILTER.OPERATOR']],
  ])('%s', (_title, change, expected) => {
    expect(refusals(change)).toEqual(expected);
  });

  it('wants a template that exists and serves its channels, and presumes the system ones', () => {
    expect(refusals({}, { template: undefined, presumed: false })).toEqual(['/templateId TEMPLATE.UNKNOWN']);
    expect(refusals({}, { template: { ...template, isDeleted: true }, presumed: true })).toEqual(['/templateId TEMPLATE.UNKNOWN']);
    expect(refusals({}, { template: undefined, presumed: true })).toEqual([]);
    expect(refusals({ channel: 'sms' }, { template: { ...template, channel: 'email' }, presumed: false })).toEqual(['/channel TEMPLATE.CHANNEL_MISMATCH']);
  });

  it('moves the moment of enabling only when it was off', () => {
    const later = new Date(noon.getTime() + 1000);
    const on = switched(wanted(), true, noon);
    expect(on.lastEnabledAt).toEqual(noon);
    expect(switched(on, true, later)).toBe(on);
    expect(switched(switched(on, false, later), true, later).lastEnabledAt).toEqual(later);
  });

  it('changes what is given, clears with null and keeps the rest', () => {
    const automation = wanted({ channel: 'sms', late: 'PT1H', triggerConfig: { toStage: 'won' } });
    expect(changedAutomation(automation, { channel: null, late: null, name: 'B' }, noon)).toMatchObject({ name: 'B', channel: undefined, late: undefined, triggerConfig: { toStage: 'won' } });
  });
});
