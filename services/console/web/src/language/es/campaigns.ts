import type { Texts } from '../texts.js';

export const campaigns: Texts['campaigns'] = {
  lead: 'Un mensaje para mucha gente.', new: 'Campaña nueva', newLead: 'No se envía nada hasta que lo digas al final.', none: 'Todavía no hay campañas', noneText: 'Cuenta a tus clientes una oferta, unas vacaciones, un compañero nuevo. Antes ves quién lo recibe.', name: 'Nombre',
  deleteTitle: '¿Eliminar el borrador «{{name}}»?', editTemplate: 'Cambiar la plantilla', copy: 'Duplicar', copyName: '{{name}} (copia)', copied: 'Un borrador para la misma gente y con las mismas palabras.', testText: 'El mensaje va a una sola dirección, como lo recibe el cliente elegido. No cuenta en los números de la campaña.', notApproved: 'Meta no ha aprobado esta plantilla: solo la recibe quien escribió en las últimas 24 horas; los demás se quedan fuera.', frozen: 'Las palabras se congelan al empezar: un cambio posterior de la plantilla no las toca.',
  statuses: { draft: 'Borrador', scheduled: 'Programada', sending: 'En camino', paused: 'En pausa', completed: 'Hecha', cancelled: 'Cancelada' },
  stepOf: 'Paso {{step}} de {{all}}', steps: { audience: 'Público', content: 'Contenido', time: 'Momento', review: 'Repaso' },
  parts: { read: 'leídos', delivered: 'entregados', sent: 'enviados', failed: 'fallidos', unknown: 'sin aclarar', skipped: 'fuera', cancelled: 'cancelados', open: 'por salir' },
  audience: {
    who: '¿Quién lo recibe?', all: 'Todos', filter: 'Algunos, por condiciones', named_one: '{{count, number}} persona elegida', named_other: '{{count, number}} personas elegidas', addCondition: 'Añade una condición para ver cuántos son.', enterValue: 'Escribe el valor de cada condición para ver cuántos son.',
    reached_one: 'Lo recibirá {{count, number}} persona', reached_other: 'Lo recibirán {{count, number}} personas', sample: 'Por ejemplo {{names}}', missing: 'El texto necesita un dato que falta: {{names}}', missingText: 'Nadie recibe un texto con un hueco. Corrige el nombre en la plantilla, o dale un texto para cuando falte el dato; si solo falta en algunos clientes, complétalo en ellos.', leftOut_one: '{{count, number}} queda fuera', leftOut_other: '{{count, number}} quedan fuera',
  },
  time: { when: '¿Cuándo sale?', now: 'En cuanto la empiece', later: 'A una hora concreta', needed: 'Elige día y hora.', at: 'Fecha y hora', whose: '¿Con qué reloj?', hub: 'Con el nuestro ({{zone}})', recipient: 'Con el de cada cliente' },
  review: {
    by: { whatsapp: 'por WhatsApp', sms: 'por SMS', email: 'por correo' }, sentence: '{{people}}, {{channel}}, {{when}}{{cost}}{{excluded}}.', leftOut_one: '; {{count, number}} se queda fuera', leftOut_other: '; {{count, number}} se quedan fuera', confirmText: 'Son tantas que tus reglas piden escribir el número. Lo que ya ha salido no se puede retirar.', now: 'ahora mismo', today: 'hoy a las {{at}}', theirTime: '{{at}} en el reloj de cada cliente', cost: ', unos {{cost}}',
    shownTo: '{{template}}, como lo recibe {{name}}', seeAll: 'Ver el mensaje entero', nobody: 'No lo recibiría nadie. Elige a otras personas en Público, u otro canal en Contenido.', lasting: 'Lo que ya ha salido no se puede retirar.', send_one: 'Enviar a {{count, number}} persona', send_other: 'Enviar a {{count, number}} personas', schedule_one: 'Programar para {{count, number}} persona', schedule_other: 'Programar para {{count, number}} personas',
  },
  run: {
    pausedByPlatform: 'La plataforma la ha pausado', scheduled: 'Sale el {{at}}.', completed: 'Hecha el {{at}}: {{outcome}}.', cancelled_one: 'Cancelada; antes se envió {{count, number}}.', cancelled_other: 'Cancelada; antes se enviaron {{count, number}}.',
    paused_one: 'En pausa; espera {{count, number}}.', paused_other: 'En pausa; esperan {{count, number}}.', progress_one: '{{percent}} hecho, queda {{count, number}}.', progress_other: '{{percent}} hecho, quedan {{count, number}}.', eta: 'Fin previsto: {{at}}.',
    resumeAsNew: 'Seguir con el nuevo remitente',
    sender: {
      toReal: 'Empezó en pruebas, y {{channel}} ya envía de verdad. Lo que empezó en pruebas no puede seguir así: duplica la campaña, y la copia saldrá de verdad.',
      toTrial: '{{channel}} vuelve a estar en pruebas, así que no sale nada más. Conecta el canal como estaba y reanuda entonces la campaña.',
      back: '{{channel}} había cambiado y vuelve a estar como cuando empezó la campaña. Reanúdala para seguir como antes.',
      other_one: 'Desde que empezó la campaña, {{channel}} se envía con otra cuenta. Si la reanudas, a {{count, number}} persona le llega del nuevo remitente.', other_other: 'Desde que empezó la campaña, {{channel}} se envía con otra cuenta. Si la reanudas, a las {{count, number}} que faltan les llega del nuevo remitente.',
      named_one: 'La campaña empezó como {{before}}; {{channel}} se envía ahora como {{now}}. Si la reanudas, a {{count, number}} persona le llega de {{now}}.', named_other: 'La campaña empezó como {{before}}; {{channel}} se envía ahora como {{now}}. Si la reanudas, a las {{count, number}} que faltan les llega de {{now}}.',
    },
    waits: {
      retried_one: '{{count, number}} no pudo salir todavía y se vuelve a intentar: {{at}}.', retried_other: '{{count, number}} no pudieron salir todavía y se vuelven a intentar; el último: {{at}}.', hours_one: '{{count, number}} espera la hora en que puede salir: {{at}}.', hours_other: '{{count, number}} esperan la hora en que pueden salir; el último: {{at}}.',
      both_one: '{{count, number}} espera hasta: {{at}}.', both_other: '{{count, number}} esperan otro intento o la hora en que pueden salir; el último: {{at}}.',
    },
    outcome: {
      delivered_one: '{{count, number}} de {{all, number}} lo recibió', delivered_other: '{{count, number}} de {{all, number}} lo recibieron', accepted_one: '{{count, number}} de {{all, number}} salió', accepted_other: '{{count, number}} de {{all, number}} salieron', unconfirmed_one: '{{count, number}} todavía sin confirmar', unconfirmed_other: '{{count, number}} todavía sin confirmar', failed_one: '{{count, number}} falló', failed_other: '{{count, number}} fallaron',
      unknown_one: '{{count, number}} sin aclarar', unknown_other: '{{count, number}} sin aclarar', skipped_one: '{{count, number}} se quedó fuera', skipped_other: '{{count, number}} se quedaron fuera', cancelled_one: '{{count, number}} cancelado', cancelled_other: '{{count, number}} cancelados', open_one: '{{count, number}} por salir', open_other: '{{count, number}} por salir',
    },
    recipients: 'Destinatarios', analytics: 'Cómo fue', nobody: 'Aquí no hay nadie', ahead: 'Se eligen cuando salga', aheadText: 'Lo recibe quien encaje a esa hora, también quien llegue hasta entonces.', pause: 'Pausar', resume: 'Seguir', cancel: 'Cancelar campaña',
    cancelTitle: '¿Cancelar la campaña?', cancelText_one: '{{count, number}} mensaje que no ha salido no se enviará. Lo que ya salió no se puede retirar.', cancelText_other: '{{count, number}} mensajes que no han salido no se enviarán. Lo que ya salió no se puede retirar.',
    retryFailed_one: 'Reintentar {{count, number}} fallido', retryFailed_other: 'Reintentar {{count, number}} fallidos', notRetried_one: '{{count, number}} no se reintenta y contará como fuera: la dirección ya no admite mensajes, o el cliente dijo que no.', notRetried_other: '{{count, number}} no se reintentan y contarán como fuera: sus direcciones ya no admiten mensajes, o los clientes dijeron que no.', noneRetried_one: 'El que falló no se puede reintentar: la dirección ya no admite mensajes, o el cliente dijo que no.', noneRetried_other: 'Ninguno de los {{count, number}} que fallaron se puede reintentar: sus direcciones ya no admiten mensajes, o los clientes dijeron que no.', retryUnknown_one: 'Reenviar {{count, number}} sin aclarar', retryUnknown_other: 'Reenviar {{count, number}} sin aclarar',
    confirmScheduleTitle_one: '¿Programar para {{count, number}} persona?', confirmScheduleTitle_other: '¿Programar para {{count, number}} personas?', confirmTitle_one: '¿Enviar a {{count, number}} persona?', confirmTitle_other: '¿Enviar a {{count, number}} personas?', confirmText: 'Es más de lo que tus reglas dejan pasar sin preguntar. Quien tenga el primero sin aclarar podría recibirlo dos veces.', confirmAction_one: 'Enviar a {{count, number}}', confirmAction_other: 'Enviar a {{count, number}}',
  },
  analytics: {
    funnel: { delivered: 'De todos a leídos', accepted: 'De todos a enviados' }, rate: { delivered: 'De los que tomó el proveedor, llegó el {{rate}}.', accepted: 'De los que tomó el servidor de correo, no volvió el {{rate}}. No dice qué llegó ni qué se leyó.' }, overTime: 'A lo largo del tiempo', notSent: 'Quién no recibió nada, y por qué', revenue: 'Qué compraron', tooEarly: 'Demasiado pronto para dibujarlo.', everybody: 'Lo recibieron todos.', steps: { recipients: 'destinatarios', accepted: 'aceptados por el proveedor', delivered: 'entregados', read: 'leídos', kept: 'no volvieron' },
    sales_one: '{{count, number}} compra en {{days}} días: {{amount}}.', sales_other: '{{count, number}} compras en {{days}} días: {{amount}}.',
  },
};
