import { fillTemplate, valuesWanted, type TemplateShape } from './template-shape.js';

const shape = (change: Partial<TemplateShape> = {}): TemplateShape => ({ isNamed: false, body: ['1', '2'], buttons: [], ...change });

describe('filling a template at the vendor', () => {
  it('hands values out in order: header, body, buttons', () => {
    const whole = shape({ header: { kind: 'document' }, buttons: [{ kind: 'url', index: 0 }, { kind: 'copy_code', index: 2 }] });
    expect(valuesWanted(whole)).toBe(5);
    expect(fillTemplate(whole, ['https://x/r.pdf', 'a', 'b', 'r/1', 'SOL'])).toEqual({
      header: { kind: 'document', link: 'https://x/r.pdf' }, body: [{ text: 'a' }, { text: 'b' }],
      buttons: [{ kind: 'url', index: 0, value: 'r/1' }, { kind: 'copy_code', index: 2, value: 'SOL' }],
    });
    expect(fillTemplate(shape({ header: { kind: 'text', places: ['1'] } }), ['h', 'a', 'b'])).toEqual({ header: { kind: 'text', parameters: [{ text: 'h' }] }, body: [{ text: 'a' }, { text: 'b' }] });
    expect(fillTemplate(shape({ header: { kind: 'text', places: [] } }), ['a', 'b'])).toEqual({ body: [{ text: 'a' }, { text: 'b' }] });
  });

  it('names values where the template has names', () => {
    expect(fillTemplate(shape({ isNamed: true, body: ['first_name', 'shop'] }), ['Ana', 'Sol'])).toEqual({ body: [{ name: 'first_name', text: 'Ana' }, { name: 'shop', text: 'Sol' }] });
  });

  it('is refused with too few or too many, and puts all into the body of one that nobody knows', () => {
    expect([fillTemplate(shape(), ['a']), fillTemplate(shape(), ['a', 'b', 'c'])]).toEqual([undefined, undefined]);
    expect(fillTemplate(undefined, ['a'])).toEqual({ body: [{ text: 'a' }] });
  });
});
