import type { Texts } from '../texts.js';

export const hooks: Texts['hooks'] = {
  make: 'Añadir una dirección', none: 'Todavía no se avisa a nadie', noneText: 'Da la dirección de uno de tus sistemas: recibirá avisos de qué pasa con los mensajes, de las respuestas y de quién se da de baja.',
  made: 'El secreto de {{url}}', once: 'Con él tu sistema comprueba que la llamada viene de aquí. Cópialo ahora: solo se muestra esta vez.', secret: 'Secreto',
  change: 'Cambiar la dirección', url: 'Dirección', urlHint: 'https://… del sistema que debe enterarse', description: 'Para qué sirve', events: 'Se entera de', needsEvent: 'Elige al menos uno.',
  names: {
    'message.*': 'Cada cambio de cada mensaje', 'message.queued': 'Aceptado', 'message.sent': 'Enviado', 'message.delivered': 'Llegó', 'message.read': 'Abierto', 'message.failed': 'Falló', 'message.skipped': 'No enviado', 'message.cancelled': 'Retirado', 'message.unknown': 'No está claro si salió',
    'message.received': 'Respuestas de clientes', 'messages.progressed': 'Avance de las campañas, agrupado', 'consent.changed': 'Alguien acepta o se da de baja', 'campaign.completed': 'Una campaña ha terminado', 'channel.broken': 'Un canal se ha parado', 'channel.restored': 'Un canal vuelve a funcionar',
  },
  states: { active: 'Funciona', failing: 'No responde', disabled: 'Desactivado', untold: 'Todavía no se entregó nada' }, failingSince: 'No responde desde el {{at}}. Cada aviso se reintenta durante tres días.', lastSuccess: 'Última entrega {{at}}',
  active: 'En uso', test: 'Probar', answered: 'Respondió {{status}} en {{ms}} ms.', actions: 'Más acciones para {{url}}',
  removeTitle: '¿Dejar de avisar a {{url}}?', removeText: 'Ya no recibirá avisos. Lo que recibió se queda allí.',
  history: 'Avisos enviados', deliveries: {
    any: 'Todo', pending: 'Espera', delivered: 'Recibido', failed: 'Abandonado', none: 'Aquí no hay nada', attempts_one: '{{count}} intento', attempts_other: '{{count}} intentos', next: 'siguiente {{at}}', replay: 'Avisar otra vez', replayed: 'Se le avisa otra vez.',
  },
};
