import { pagesShown, parts, yesOrNo } from './search.js';

describe('what an address says behind ?', () => {
  it('names the parts that stand open, and none that no view could have', () => {
    expect(parts('line-1,line-4')).toBe('line-1,line-4');
    expect(parts('line-1,<script>,,line-2')).toBe('line-1,line-2');
    expect(parts(7)).toBe('7');
    expect(parts('')).toBeUndefined();
    expect(parts(['line-1'])).toBeUndefined();
    expect(parts(Array.from({ length: 100 }, (_, index) => `line-${index}`).join(','))?.split(',')).toHaveLength(30);
  });

  it('tells no from nothing said', () => {
    expect([true, 'true', false, 'false', undefined, 'maybe'].map(yesOrNo)).toEqual([true, true, false, false, undefined, undefined]);
  });

  it('asks for no more pages again than a reload may take', () => {
    expect(pagesShown(3)).toBe(3);
    expect(pagesShown('3')).toBe(3);
    expect(pagesShown(1)).toBeUndefined();
    expect(pagesShown(1.5)).toBeUndefined();
    expect(pagesShown('many')).toBeUndefined();
    expect(pagesShown(5_000)).toBe(20);
  });
});
