import type { Texts } from '../texts.js';

export const conversations: Texts['conversations'] = {
  unread_one: '{{count}} conversación espera respuesta', unread_other: '{{count}} conversaciones esperan respuesta', new_one: '{{count}} respuesta nueva', new_other: '{{count}} respuestas nuevas', lead: 'Lo que la gente te escribe, y tus respuestas.', searchHint: 'Nombre o dirección', onlyUnread: 'Sin leer',
  none: 'Todavía no ha escrito nadie', noneText: 'Cuando alguien responda a un mensaje tuyo, aparecerá aquí.', allAnswered: 'Todo está respondido', choose: 'Elige una conversación', automatic: 'Respuesta automática', reply: 'Escribe una respuesta',
  windowLeft: 'El texto libre le llega durante {{left}} más.', windowClosed: 'Su último mensaje es de hace más de 24 horas', windowClosedText: 'WhatsApp solo acepta ahora plantillas aprobadas, hasta que vuelva a escribir.', chooseTemplate: 'Elegir una plantilla',
};
