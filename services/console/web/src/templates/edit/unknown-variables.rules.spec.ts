import { nearestVariable, unknownVariables } from './unknown-variables.rules.js';

describe('what stands between braces and nobody can fill', () => {
  const names = (text: string): readonly string[] => unknownVariables(text).map(({ name }) => name);

  it('is named, each once, as it was written', () => {
    expect(unknownVariables('Hola {{nombre}}, {{ teléfono }} {{nombre}}')).toEqual([{ written: '{{nombre}}', name: 'nombre' }, { written: '{{ teléfono }}', name: 'teléfono' }]);
    expect(names('{{customer.frstName}} {{hub.nombre}} {{date fecha}} {{#if cita}}a{{else}}b{{/if}} {{first name}}')).toEqual(['customer.frstName', 'hub.nombre', 'date fecha', 'cita', 'first name']);
  });

  it('is nothing that a customer, an event, the shop or a list has', () => {
    expect(names('{{default customer.firstName ""}} {{customer.country}} {{event.anything}} {{hub.legal.name}} {{unsubscribeUrl}} {{#each event.items}}{{name}} {{/each}} {{!-- note --}} {{#unless customer.phone}}x{{/unless}}')).toEqual([]);
  });
});

describe('what was probably meant', () => {
  const labels: Readonly<Record<string, string>> = { 'customer.firstName': 'Nombre', 'hub.name': 'Nombre del negocio', 'event.staff': 'Con quién' };
  const nearest = (written: string): string | undefined => nearestVariable(written, (name) => labels[name] ?? name)?.name;

  it.each([
    ['nombre', 'customer.firstName'], ['Name', 'customer.firstName'], ['first name', 'customer.firstName'], ['customer.frstName', 'customer.firstName'], ['nombre_cliente', 'customer.firstName'],
    ['teléfono', 'customer.phone'], ['apelido', 'customer.lastName'], ['fecha', 'event.startsAt'], ['con quien', 'event.staff'], ['salón', 'hub.name'], ['unsubscribe_url', 'unsubscribeUrl'],
  ])('of %s: %s', (written, name) => expect(nearest(written)).toBe(name));

  it('is nothing where it would be a guess', () => expect(['pedido', 'codigo_descuento', 'x'].map(nearest)).toEqual([undefined, undefined, undefined]));
});
