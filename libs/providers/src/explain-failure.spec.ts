import { vendorWords } from './explain-failure.js';

it.each([
  ['550 5.1.1', '550 5.1.1 No such user', '550 5.1.1: No such user'], ['550', '550 No such user', '550: No such user'], ['550', '550', '550'], ['550 5.1.1', '550-5.1.1 The mailbox 550 5.1.1 is gone', '550 5.1.1: The mailbox 550 5.1.1 is gone'],
  ['131026', 'Message undeliverable', '131026: Message undeliverable'], ['55', '550 No such user', '55: 550 No such user'], ['ETIMEDOUT', '', 'ETIMEDOUT'],
])('a failure %s, “%s”, is told as “%s”', (code, detail, words) => expect(vendorWords({ code, detail })).toBe(words));
