import type { Texts } from '../texts.js';

export const messages: Texts['messages'] = {
  lead: 'Todo lo que salió y lo que llegó.',
  tabs: { all: 'Todos los mensajes', conversations: 'Conversaciones', customers: 'Clientes' },
  to: 'Con quién',
  text: 'Texto',
  status: 'Estado',
  channel: 'Canal',
  when: 'Cuándo',
  inbound: 'Respuesta',
  searchHint: 'Teléfono o correo',
  anyChannel: 'Cualquier canal',
  anyStatus: 'Cualquier estado',
  filters: { customerId: 'Cliente', campaignId: 'Campaña', automationId: 'Automatización', from: 'Desde', to: 'Hasta' },
  empty: 'Todavía no hay mensajes',
  emptyText: 'Escribe uno o activa una automatización: todo lo que se envía aparece aquí con su historia completa.',
  download: 'Descargar',
  downloading: '{{count, number}} filas…',
  actions: {
    cancel: 'Retirar', cancelled: 'Retirado antes de salir.', resend: 'Enviar otra vez', resendTitle: '¿Enviarlo otra vez?',
    resendText: 'Será un mensaje nuevo con el mismo texto.', resendTwice: 'Puede que ya haya llegado: la persona podría recibirlo dos veces.', answer: 'Responder',
  },
  story: {
    title: 'Mensaje', customer: 'Cliente', howItWent: 'Qué pasó', noBody: 'El texto ya no se conserva.', showRaw: 'Detalles', hideRaw: 'Ocultar detalles',
    byAutomation: 'Lo puso en marcha una automatización.', byCampaign: 'Forma parte de una campaña.', byApi: 'Escrito aquí o por tu programa de gestión.', waitsUntil: 'Espera hasta el {{at}}.',
    handed: 'Se entregó: {{provider}}.', taken: '{{provider}} lo aceptó.', notSent: 'Seguro que no salió; se reintenta más tarde ({{why}}).', refused: '{{provider}} lo rechazó definitivamente ({{why}}).',
    unclear: 'No se puede saber si salió ({{why}}). Espera noticias del proveedor.',
    mailServer: 'Tu servidor de correo', playedThrough: 'Simulado: este canal está en pruebas.', wouldHaveLeft: 'Ahora habría salido.',
    receipts: { sent: 'Va de camino.', delivered: 'Llegó.', read: 'Se abrió.', failed: 'No se pudo entregar.', other: 'El proveedor informa: {{what}}.' },
  },
  compose: {
    open: 'Mensaje nuevo', title: 'Mensaje nuevo', lead: 'Un mensaje para una persona.', channel: 'Canal', to: 'Para', toCustomer: 'Un cliente', toAddress: 'Una dirección',
    customer: 'Cliente', customerHint: 'Nombre, teléfono o correo', address: 'Dirección', addressHints: { email: 'ana@example.com', sms: '+34 600 111 222', whatsapp: '+34 600 111 222' },
    content: 'Qué dice', fromTemplate: 'Una plantilla', freeText: 'Palabras propias', template: 'Plantilla', subject: 'Asunto', body: 'Texto', later: 'Enviar más tarde', sendAt: 'Fecha y hora de allí ({{zone}})',
    variables: 'Valores de este mensaje', send: 'Enviar', sendLater: 'Programar', sent: 'Ya está en camino.', preview: 'Vista previa',
    whatsappHint: 'Por WhatsApp el texto libre llega solo durante las 24 horas siguientes a que te escriban.',
  },
};
