import type { Texts } from '../texts.js';

export const vendorTemplates: Texts['vendorTemplates'] = {
  title: 'Plantillas en Meta', none: 'Meta todavía no tiene ninguna. Escríbelas allí (WhatsApp Manager, Plantillas de mensajes); aparecen aquí en un cuarto de hora.', read: 'Leídas {{at}}', again: 'Preguntar otra vez a Meta', wrong: 'Meta no respondió: {{why}}',
  states: { APPROVED: 'Aprobada', PENDING: 'En revisión', IN_APPEAL: 'En revisión', REJECTED: 'Rechazada', PAUSED: 'Pausada por Meta', DISABLED: 'Desactivada por Meta', DELETED: 'Eliminada', PENDING_DELETION: 'Eliminándose', ARCHIVED: 'Archivada en Meta', LIMIT_EXCEEDED: 'Demasiadas plantillas' },
  marketing: 'Cuenta como promoción', unreadable: 'Tiene partes que no se pueden rellenar desde aquí.',
  standings: { none: 'No está en Meta', unlisted: 'No está en la lista de Meta' }, cannotNow: 'Ahora no se enviaría: elige una que Meta haya aprobado.',
  why: { none: 'Ninguna plantilla de Meta la sustituye: solo llega a quien escribió en las últimas 24 horas.', waiting: 'Meta todavía no ha decidido sobre ella.', refused: 'Meta no deja enviarla.' },
  use: 'Cuando nadie ha escrito en 24 horas', useHint: 'WhatsApp solo admite entonces una plantilla aprobada por Meta. Elige cuál y con qué se rellena.', nothing: 'Ninguna: el mensaje se deja fuera', value: 'Valor para {{place}}', optOut: 'Lleva el botón de baja de Meta', refused: 'Meta no deja enviar esta ahora. Los mensajes que la necesitan se dejan fuera.',
};
