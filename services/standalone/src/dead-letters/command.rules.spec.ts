import { readCommand } from './command.rules.js';

const read = (line: string) => {
  const command = readCommand(line.split(' ').filter(Boolean));
  return command.ok ? command.value : command.problem.detail;
};

describe('the command line of dead letters', () => {
  it.each([
    ['list', { verb: 'list', hubId: undefined, service: undefined, state: 'parked', limit: 100 }],
    ['list --hub main --service dispatch --state all --limit 5', { verb: 'list', hubId: 'main', service: 'dispatch', state: undefined, limit: 5 }],
    ['show dispatch/7', { verb: 'show', refs: [{ service: 'dispatch', id: 7 }] }],
    ['replay dispatch/7 event/0B3F5A52-9c1c-5b60-8f0e-3d2a4c1b0a99', { verb: 'replay', refs: [{ service: 'dispatch', id: 7 }, { eventId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99' }] }],
    ['drop automations/1', { verb: 'drop', refs: [{ service: 'automations', id: 1 }] }],
  ])('reads %s', (line, command) => {
    expect(read(line)).toEqual(command);
  });

  it.each(['', 'lits', 'list x', 'list --limit 0', 'list --limit ten', 'list --state gone', 'list --nonsense', 'show', 'show dispatch/1 dispatch/2', 'replay dispatch', 'drop event/7', 'drop dispatch/-1', 'replay'])('refuses "%s" with a sentence', (line) => {
    expect(read(line)).toMatch(/\w+/);
  });
});
