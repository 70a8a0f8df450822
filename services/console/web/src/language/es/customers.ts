import type { Texts } from '../texts.js';

export const customers: Texts['customers'] = {
  none: 'No se ha encontrado a nadie', bringIn: 'Importar una lista', lead: 'Los clientes de tu negocio: los de tu programa de gestión y los de las listas que importaste.', empty: 'Todavía no hay nadie', emptyText: 'Los clientes vienen de tu programa de gestión, o de una lista que importes.',
  inErp: 'En tu programa de gestión', diary: 'Qué ha pasado', quiet: 'Todavía nada', showMessage: 'Ver el mensaje', number: 'Cliente {{number}}', noAddress: 'Sin dirección', invalid: '«{{address}}» no puede ser: ahí no llega ningún mensaje', order: 'Primero las altas más recientes', added: 'Alta: {{day}}', details: 'Datos', moreDetails: 'Mostrar todos los datos', fewerDetails: 'Mostrar menos datos', noAddressFor: 'Sin dirección para {{channel}}',
  consent: { unknown: 'No dijo nada sobre promociones', yes: 'Aceptó promociones el {{at}}', no: 'Rechazó promociones el {{at}}' },
  closed: { all: 'Cerrado para todo.', marketing: 'Cerrado para promociones.' },
  windowOpen: 'El texto libre le llega hasta: {{until}}',
  privacy: { copy: 'Una copia de todo', erase: 'Borrar', title: '¿Borrar a {{name}}?', text: 'Se borra todo sobre esta persona: mensajes, historial, direcciones. Solo se conserva, como huella, que no quiere que se le escriba. Esto no se puede deshacer.', erased: 'Borrado. No se guarda nada suyo.' },
  events: {
    customer_created: 'Tu programa de gestión avisó de este cliente por primera vez.', customer_updated: 'Cambiaron sus datos.', customer_deleted: 'Tu programa de gestión lo eliminó.', customer_birthday: 'Fue su cumpleaños.', customer_anniversary: 'Un aniversario como cliente.', customer_inactive: 'Llevaba un tiempo sin venir.',
    customer_loyalty_tier_changed: 'Cambió su nivel de fidelidad.', lead_stage_changed: 'Su consulta avanzó.', ticket_resolved: 'Su incidencia quedó resuelta.', sale_completed: 'Compró algo.', appointment_scheduled: 'Cita pedida.', appointment_rescheduled: 'Cita cambiada.',
    appointment_completed: 'Estuvo aquí.', appointment_cancelled: 'Cita cancelada.', booking_confirmed: 'Reserva confirmada.', booking_rescheduled: 'Reserva cambiada.', booking_cancelled: 'Reserva cancelada.',
  },
  diaryLines: {
    messageOnly: '{{channel}}, {{status}}.', waitsUntil: 'espera hasta el {{at}}', anAutomation: 'Una automatización',
    event: 'Tu programa de gestión avisó: {{type}}.', forTime: 'Para el {{at}}.', notMatched: '«{{name}}» no se puso en marcha.', reply: 'Escribió por {{channel}}: «{{text}}»', message: '{{channel}}, {{status}}: «{{what}}».',
    execution: { pending: '«{{name}}» espera su momento.', pendingUntil: '«{{name}}» espera hasta el {{at}}.', sent: '«{{name}}» envió su mensaje.', sentAfterWait: '«{{name}}» esperó hasta el {{at}} y envió su mensaje.', failed: '«{{name}}» falló.', skipped: '«{{name}}» no envió nada.', cancelled: '«{{name}}» se canceló.' },
    consent: {
      person: { agreed: 'Dijo que sí a promociones por {{channel}}.', refused: 'Dijo que no a promociones por {{channel}}.', withdrawn: 'Retiró lo que dijo sobre {{channel}}.' },
      file: { agreed: 'La lista importada dice: sí a promociones por {{channel}}.', refused: 'La lista importada dice: no a promociones por {{channel}}.', withdrawn: 'La lista importada retiró lo que decía sobre {{channel}}.' },
      erp: { agreed: 'Tu programa de gestión dice: sí a promociones por {{channel}}.', refused: 'Tu programa de gestión dice: no a promociones por {{channel}}.', withdrawn: 'Tu programa de gestión retiró lo que dijo sobre {{channel}}.' },
    },
    closed: { all: '{{channel}} está cerrado para todo.', marketing: '{{channel}} está cerrado para promociones.', opened: '{{channel}} vuelve a estar abierto.' },
  },
};
