import { answerSubject } from './answer-subject.rules.js';

const mail = (hour: number, subject?: string, status = 'sent') => ({ createdAt: `2026-11-27T${hour}:00:00Z`, status, ...(subject !== undefined && { subject }) });

describe('the subject of an answer', () => {
  it.each([
    ['Your visit', 'Re: Your visit'],
    ['RE: Your visit', 'RE: Your visit'],
    ['Re : Tu cita', 'Re : Tu cita'],
    ['Rebajas: 20 %', 'Re: Rebajas: 20 %'],
  ])('to %j is %j', (subject, expected) => {
    expect(answerSubject([mail(10, subject)])).toBe(expected);
  });

  it('is that of the last mail which had one and was seen', () => {
    expect(answerSubject([mail(10, 'First'), mail(12, 'Second'), mail(11, 'Between'), mail(13), mail(14, 'Hi {{name}}', 'skipped')])).toBe('Re: Second');
  });

  it('is left to whoever writes where no mail had one', () => {
    expect(answerSubject([mail(10), mail(11, ' ')])).toBe('');
  });
});
