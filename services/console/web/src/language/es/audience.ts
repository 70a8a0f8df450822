import type { Texts } from '../texts.js';

export const audience: Texts['audience'] = {
  all: 'Todo esto', any: 'Algo de esto', field: 'Qué', operator: 'Cómo', value: 'Valor', remove: 'Quitar', addRule: 'Condición', addGroup: 'Grupo', combinator: 'Todo o algo', days: 'días', lacks: { condition: 'Añade una condición.', value: 'Escribe el valor de cada condición.' },
  fields: { firstName: 'Nombre', lastName: 'Apellidos', email: 'Correo', phone: 'Teléfono', country: 'País', locale: 'Idioma', loyaltyTier: 'Nivel de fidelidad', tags: 'Etiquetas', totalSpent: 'Gasto total', lastVisitAt: 'Última visita', customerSince: 'Cliente desde' },
  eventFields: { service: 'Servicio de la visita', staff: 'Quién atiende', location: 'Lugar de la visita', total: 'Importe de la compra', fromTier: 'Nivel de antes', toTier: 'Nivel de ahora', fromStage: 'Etapa de antes', toStage: 'Etapa de ahora', subject: 'Asunto de la incidencia' },
  operators: { is: 'es', isNot: 'no es', less: 'menos de', more: 'más de', atMost: 'como mucho', atLeast: 'al menos', contains: 'tiene', doesNotContain: 'no tiene', beginsWith: 'empieza por', null: 'no se conoce', notNull: 'se conoce', longerAgo: 'hace más de', within: 'en los últimos' },
};
