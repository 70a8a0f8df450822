import type { Texts } from '../texts.js';

export const automations: Texts['automations'] = {
  lead: 'Lo que tu negocio dice por sí solo.', new: 'Automatización nueva', newLead: 'Se crea desactivada; la activas cuando esté lista.', own: 'Las tuyas', recipes: 'Recetas', create: 'Crear automatización', chooseTemplate: 'Elige una plantilla y mira aquí lo que recibe el cliente.',
  switch: 'Activar o desactivar: {{name}}', on: 'Activada', off: 'Desactivada', sentCount_one: '{{count, number}} enviado', sentCount_other: '{{count, number}} enviados',
  enabled: '«{{name}}» está activada.', disabled: '«{{name}}» está desactivada.', resetTo: 'Restablecer', resetTitle: '¿Restablecer «{{name}}»?', resetText: 'Su espera, su canal y su texto vuelven a ser los de origen. Activada o desactivada, así se queda.', resetDone: 'Está restablecida.', deleteTitle: '¿Eliminar «{{name}}»?', name: 'Nombre', trigger: 'Ocasión', all: 'Todo', none: 'Todavía nada', noneText: 'Aquí estará cada cliente al que afecte, con qué pasó y por qué.', callOff: 'Cancelar', callOffTitle: '¿Cancelar este mensaje?', callOffText: 'Saldría el {{at}}. No vuelve por sí solo.', due: 'Previsto: {{at}}',
  tabs: { how: 'Cómo funciona', executions: 'Resultados' }, steps: { when: 'Cuándo', wait: 'Esperar', send: 'Enviar' },
  atOnce: 'Al momento.', atStart: 'En el momento en que empieza.', before: '{{length}} antes de que empiece.', after: '{{length}} después.', afterStart: '{{length}} después de empezar.', atClock: 'A las {{at}} de su zona.',
  wait: 'Esperar', unit: 'Unidad', units: { minutes_one: 'minuto', minutes_other: 'minutos', hours_one: 'hora', hours_other: 'horas', days_one: 'día', days_other: 'días' }, direction: 'Antes o después', directions: { before: 'antes', after: 'después' }, clock: 'A una hora fija del día', anchors: { event: 'Desde que ocurrió', start: 'Desde que empieza la visita' },
  onlySome: 'Solo para algunos clientes', again: 'El mismo cliente otra vez', reEntry: { every: 'cada vez que ocurra', once: 'solo una vez en la vida', days: 'como mucho una vez en' }, bestChannel: 'El primero que llegue al cliente',
  config: { inactiveDays: 'Días sin visita', toStage: 'Pasó a la etapa', fromStage: 'Venía de la etapa', toTier: 'Alcanzó el nivel', eventType: 'Evento, p. ej. custom.gift_card' },
  enable: {
    title: '¿Activar «{{name}}»?', text: 'Afecta a lo que ocurra desde ahora; no se escribe a nadie por lo anterior.', action: 'Activar',
    waiting_one: '{{count, number}} cliente ya está en el punto donde esto empieza: {{who}}.', waiting_other: '{{count, number}} clientes ya están en el punto donde esto empieza: {{who}}.',
    waitingMore_one: 'Más de {{count, number}} cliente ya está en el punto donde esto empieza: {{who}}.', waitingMore_other: 'Más de {{count, number}} clientes ya están en el punto donde esto empieza: {{who}}.',
    others_one: '{{count, number}} más', others_other: '{{count, number}} más', later_zero: 'Se les escribiría cuando llegue su momento.', later_one: 'Se escribiría ahora mismo a {{count, number}}; a los demás, cuando llegue su momento.', later_other: 'Se escribiría ahora mismo a {{count, number}}; a los demás, cuando llegue su momento.',
    skip: 'Solo desde ahora', skipText: 'No se escribe a nadie por lo anterior.', send_one: 'Escribir también a este cliente', send_other: 'Escribir también a estos {{count, number}} clientes',
    many_one: 'Se escribiría ahora mismo a {{count, number}} persona', many_other: 'Se escribiría ahora mismo a {{count, number}} personas', manyText: 'Ya están en el punto donde esto empieza. ¿Escribirles ahora?', manyAction_one: 'Escribir a {{count, number}} persona', manyAction_other: 'Escribir a {{count, number}} personas',
  },
  coming: {
    some_one: 'En los próximos {{days}} días envía {{count, number}} mensaje.', some_other: 'En los próximos {{days}} días envía {{count, number}} mensajes.',
    more_one: 'En los próximos {{days}} días envía más de {{count, number}} mensaje.', more_other: 'En los próximos {{days}} días envía más de {{count, number}} mensajes.',
    ifOn_one: 'Si la activas, enviaría {{count, number}} mensaje en los próximos {{days}} días.', ifOn_other: 'Si la activas, enviaría {{count, number}} mensajes en los próximos {{days}} días.',
    nobody: 'Tal como está todo, no envía nada en los próximos {{days}} días.', byEvents: 'Nadie está a la espera. Eso cambia en cuanto ocurra algo que le concierna.',
    andOthers: 'y {{count, number}} más', leftOut: 'Lo que no se envía, y por qué:',
  },
  statuses: { pending: 'En espera', sent: 'Enviado', failed: 'Fallido', skipped: 'No enviado', cancelled: 'Cancelado' },
  triggers: {
    welcome: 'Bienvenida', birthday: 'Cumpleaños', anniversary: 'Aniversario como cliente', post_sale: 'Después de una compra', post_appointment: 'Después de una visita', inactivity: 'Te echamos de menos', loyalty_tier_change: 'Nivel de fidelidad nuevo', lead_stage_change: 'La consulta avanza',
    ticket_resolved: 'Incidencia resuelta', booking_confirmed: 'Reserva confirmada', booking_reminder: 'Antes de una visita', custom: 'Algo tuyo',
  },
  when: {
    welcome: 'Cuando tu programa de gestión avisa de un cliente nuevo. Una lista importada no pone nada en marcha.', birthday: 'En el cumpleaños de un cliente.', anniversary: 'El día en que alguien se hizo cliente, cada año.', post_sale: 'Cuando un cliente compra algo.', post_appointment: 'Cuando termina una visita.', inactivity: 'Cuando un cliente lleva tiempo sin venir.',
    loyalty_tier_change: 'Cuando un cliente alcanza otro nivel.', lead_stage_change: 'Cuando una consulta llega a otra etapa.', ticket_resolved: 'Cuando se resuelve una incidencia.', booking_confirmed: 'Cuando se reserva una visita.', booking_reminder: 'Cuando se acerca una visita reservada.', custom: 'Cuando tu programa de gestión avisa de algo propio.',
  },
};
