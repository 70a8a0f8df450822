import type { Texts } from '../texts.js';

export const dashboard: Texts['dashboard'] = {
  hello: 'Hola, {{name}}', period: 'Periodo', days: '{{count}} días', happened: 'Qué ha pasado', again: 'Se cuentan mensajes: cada vez que uno se envía de nuevo, cuenta como uno más.', sent_one: 'mensaje enviado', sent_other: 'mensajes enviados', delivered_one: '{{count, number}} llegó', delivered_other: '{{count, number}} llegaron', arrivalUntold: 'Los servidores de correo no dicen qué llegó', failed_one: '{{count, number}} falló', failed_other: '{{count, number}} fallaron', skipped: '{{count, number}} sin enviar', waiting: '{{count, number}} en espera',
  trend_one: '{{count, number}} enviado en {{days}} días', trend_other: '{{count, number}} enviados en {{days}} días', eta: 'fin previsto: {{at}}', noCampaigns: 'No hay nada en camino.', noAutomations: 'Ningún mensaje espera para salir solo.', pending: '{{count, number}} en espera',
  problems: {
    titles: { events: 'Tu programa de gestión informó de algo que no se puede usar', unknown: 'No está claro si salieron mensajes', address: 'Nadie llega desde fuera a esta plataforma', hook: 'A uno de tus sistemas ya no se le avisa', campaign: 'Una campaña está en pausa', channel: 'Los envíos se han parado' },
    stopped: { whatsapp: 'WhatsApp se ha parado', sms: 'Los SMS se han parado', email: 'El correo se ha parado', all: 'Todo se ha parado' }, paused: '«{{name}}» está en pausa', since: 'Desde: {{since}}.', waiting_one: 'Espera {{count, number}} mensaje.', waiting_other: 'Esperan {{count, number}} mensajes.',
    unclear_one: '{{count, number}} mensaje desde el {{from}}.', unclear_other: '{{count, number}} mensajes desde el {{from}}.',
    pausedMany_one: '{{count, number}} campaña está en pausa', pausedMany_other: '{{count, number}} campañas están en pausa', pausedMore_one: 'y {{count, number}} más', pausedMore_other: 'y {{count, number}} más',
    why: { BOUNCES: 'rebotaron demasiados mensajes', CHANNEL_BROKEN: 'el proveedor rechazó la cuenta', CONTENT_REFUSED: 'el proveedor rechaza el texto', SENDER_CHANGED: 'ha cambiado quién envía' },
    stoppedWith_one: 'También se detuvo esta campaña, que después hay que reanudar:', stoppedWith_other: 'También se detuvieron estas campañas, que después hay que reanudar:',
    parked_one: 'Espera {{count, number}} aviso de tu programa de gestión.', parked_other: 'Esperan {{count, number}} avisos de tu programa de gestión.',
    tellOwner: 'Díselo a un propietario: solo él o ella puede arreglarlo.', kept: 'Lo que espera se guarda y sale en cuanto se arregle.', go: { channel: 'Ver el canal', messages: 'Ver estos mensajes', campaign: 'Abrir la campaña', hook: 'Ver la dirección', events: 'Ver lo que espera', sending: 'A los ajustes' },
  },
};

export const firstRun: Texts['firstRun'] = {
  title: 'Tu primera hora', hide: 'Ocultar', done: '{{done}} de {{all}} hechos',
  untried: 'Prueba el canal que has configurado: todavía nadie lo ha visto funcionar',
  noZone: 'Elige tu zona horaria: hasta entonces, las horas van en UTC',
  steps: { shop: 'Di quién eres: nombre y zona horaria', channel: 'Conecta un canal: correo, SMS o WhatsApp', customers: 'Trae a tus clientes', automation: 'Activa otra automatización', message: 'Envía un primer mensaje' },
};

export const firstMinute: Texts['firstMinute'] = {
  title: 'Mira cómo funciona', text: 'Envíate un mensaje en pruebas. No sale nada; ves lo que pasaría.', button: 'Enviarlo', subject: 'Mi primer mensaje', body: '¡Hola! Así se ve un mensaje de {{shop}}.', storyTitle: 'Tu primer mensaje', after: 'Cada mensaje tiene una historia así. Conecta un canal y el siguiente llegará de verdad.',
};
