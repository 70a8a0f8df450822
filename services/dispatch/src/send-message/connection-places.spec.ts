import { ConnectionPlaces } from './connection-places.js';

describe('the places of an account', () => {
  it('are shared: what one lane holds the other cannot take', () => {
    const places = new ConnectionPlaces(4);
    places.take('priority');
    places.take('priority');
    expect(places.free('priority')).toBe(2);
    expect(places.free('bulk')).toBe(2);
  });

  it('always leave some for priority', () => {
    const places = new ConnectionPlaces(10);
    while (places.free('bulk') > 0) places.take('bulk');
    expect(places.free('priority')).toBe(3);
  });

  it('let bulk send even where there is a single connection', () => {
    expect(new ConnectionPlaces(1).free('bulk')).toBe(1);
  });

  it('become fewer when the server has too many of them, and more again while it takes messages', () => {
    const places = new ConnectionPlaces(20);
    for (let n = 0; n < 10; n++) places.take('priority');
    places.tooMany();
    for (let n = 0; n < 10; n++) places.giveBack('priority');
    expect(places.free('priority')).toBe(7);
    for (let n = 0; n < 50; n++) places.accepted();
    expect(places.free('priority')).toBe(8);
  });

  it('never become none', () => {
    const places = new ConnectionPlaces(3);
    for (let n = 0; n < 9; n++) places.tooMany();
    expect(places.free('priority')).toBe(1);
  });

  it('wake a lane that found none, once, when one is given back', async () => {
    const places = new ConnectionPlaces(1);
    places.take('bulk');
    const looked = new Promise<void>((resolve) => places.whenFree(resolve));
    places.giveBack('bulk');
    await looked;
    expect(places.free('priority')).toBe(1);
  });
});
