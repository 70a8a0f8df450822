import { isReachableFromOutside } from './reachable-address.js';

describe('an address of ours', () => {
  it.each([
    ['http://localhost:8080', false], ['http://127.0.0.1', false], ['https://192.168.1.4', false], ['http://[::1]', false], ['https://[fd00::1]', false], ['http://shop', false], ['https://shop.local', false],
    ['https://100.64.3.2', false], ['nonsense', false], ['https://SHOP.Example.COM:443', true], ['https://Localhost:443', false], ['https://8.8.8.8', true], ['https://shop.example.com/path', true], ['https://[2606:4700::1111]', true],
  ])('%s is reachable from outside: %s', (url, reachable) => {
    expect(isReachableFromOutside(url)).toBe(reachable);
  });
});
