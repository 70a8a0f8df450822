import type { Texts } from '../texts.js';

export const settings: Texts['settings'] = {
  sections: { channels: 'Canales', shop: 'Tu negocio', import: 'Lista de clientes', policy: 'Reglas', people: 'Equipo', keys: 'Claves de API', hooks: 'Webhooks', events: 'Avisos de tu programa de gestión' },
  software: 'Tu programa de gestión', eventsShort: 'Avisos recibidos',
  leads: {
    channels: 'Quién envía tus mensajes, y si funciona.', shop: 'Nombre, colores y lo que exige la ley.', policy: 'Cuándo, cuánto y con qué permiso escribes a la gente.',
    import: 'Trae a los clientes que ya tienes.',
    people: 'Quién puede entrar, y qué puede hacer.', keys: 'Para que tu programa de gestión y otras máquinas hablen con la plataforma.',
    hooks: 'Para que tus sistemas se enteren de lo que pasa aquí.',
    events: 'Todo lo que informó tu programa de gestión, y lo que necesita a una persona.',
  },
  color: { pick: 'Elegir un color de la pantalla', saturation: 'Saturación y brillo', hue: 'Tono' },
  secret: { replace: 'Cambiar', keep: 'Mantener el guardado' },
  channels: {
    change: 'Cambiar', preset: 'Tu correo está en', presetText: 'Rellena el servidor, el puerto y el cifrado.', presetOther: 'Otro servidor de correo', enabled: 'En uso', provider: 'Quién lo envía', sandbox: 'Nadie todavía: en pruebas', sandboxText: 'Se simula todo y no sale nada. Elige quién los envía cuando quieras.',
    inboundHint: 'Adonde llegan las respuestas y los rebotes: dala a quien recibe tu correo, si puede reenviarlo.', callbacks: 'Tu proveedor informa aquí de qué pasó con los mensajes. Copia esto en sus páginas.', more: 'Más ajustes', moreMail: 'Más: firma, rebotes, correo entrante', unreachable: 'Nadie llega desde fuera a {{url}}', webhookUrl: 'Dirección para informes de entrega', inboundUrl: 'Dirección para respuestas',
  },
  account: {
    untried: 'Guardado, pero sin probar todavía.', works: 'Probado el {{at}}: funciona.', distrusted: 'Probado el {{at}}: funciona, pero algunos programas de correo desconfiarán de tus mensajes.', fails: 'Probado el {{at}}: falló en «{{step}}».', sent: 'Sin probar todavía, pero funciona: el último mensaje salió el {{at}}.',
  },
  verify: { marks: { ok: 'Hecho', advice: 'Recomendado', skipped: 'Omitido', failed: 'Todavía no' }, open: 'Probar', works: 'Funciona.', distrusted: 'Funciona. Algunos programas de correo desconfiarán de tus mensajes hasta que resuelvas los puntos marcados.', fails: 'Todavía no. El paso en rojo dice qué hacer.',
    steps: {
      settings: 'Está todo relleno', name: 'El servidor existe', address: 'Se puede llegar desde aquí', connect: 'Responde', greeting: 'Saluda como servidor de correo', tls: 'La conexión va cifrada', authentication: 'Usuario y contraseña', sender: 'El remitente', spf: 'Tu dominio nombra este servidor (SPF)', dkim: 'Los correos van firmados (DKIM)', dmarc: 'Tu dominio dice qué hacer con las falsificaciones (DMARC)',
      'callback-address': 'El proveedor puede llegar a esta plataforma', account: 'La cuenta', key: 'La clave', 'webhook-secret': 'El secreto de sus informes', 'signing-key': 'La clave de sus informes', number: 'El número', 'business-account': 'La cuenta de empresa', templates: 'Plantillas aprobadas', subscription: 'Los informes están activados', 'app-secret': 'La clave secreta de la app', 'verify-token': 'El token de verificación', alerts: 'A quién se avisa si falla tu correo',
    },
  },
  hold: { heldTitle: 'Los envíos están parados', heldText: 'No sale nada por ningún canal. Lo que espera se guarda hasta que vuelvas a enviar.', title: 'Parar todo', text: 'En un segundo no sale nada más. Lo que espera no se pierde: sale cuando vuelvas a enviar.', stop: 'Parar los envíos', release: 'Reanudar los envíos', releaseTitle: '¿Que los mensajes vuelvan a salir?', releaseText: 'Todo lo que ha esperado sale al momento, salvo lo que ya no llega a tiempo.', held: 'Ya no sale nada. Los mensajes en espera se guardan.', released: 'Los mensajes vuelven a salir.' },
  doctor: {
    open: '¿No llegan informes?', title: 'Por qué no llegan los informes', refusedAt: 'El último se rechazó {{at}}', expected: 'La dirección a la que debe llamar tu proveedor', paste: 'Mirar uno del registro de tu proveedor', url: 'Dirección a la que llamó', headers: 'Cabeceras, una por línea', body: 'Cuerpo, tal como se envió', ask: 'Mirarlo',
  },
  shop: {
    name: 'Nombre del negocio', timeZone: 'Zona horaria', locale: 'Idioma para los clientes', country: 'País', brand_color: 'Color', brand_logo: 'Logo', legal_name: 'Razón social', legal_taxId: 'Identificación fiscal', legal_address: 'Dirección',
    legal_privacyUrl: 'Página de privacidad', alertEmail: 'Los avisos van a', customerUrl: 'Enlace a un cliente',
    computer: 'Este dispositivo dice: {{said}}. Hasta que elijas, las horas son UTC.', computerLanguage: 'Este dispositivo habla {{language}}. Hasta que elijas, a los clientes se les escribe en otro idioma.', takeComputer: 'Usar eso',
    groups: { profile: 'Quién eres', brand: 'Tu imagen', legal: 'Lo que exige la ley', contact: 'Contacto y enlaces' },
    help: { country: 'Los teléfonos sin prefijo se leen como números de este país.', alertEmail: 'Cuando algo se para y necesita a una persona.', customerUrl: 'Una dirección con {customerId}: los nombres llevarán allí.', brand_logo: 'Encabeza tus correos. Elige una imagen o escribe la dirección de una.', legal_address: 'Aparece al final de cada correo promocional.' },
  },
  policy: {
    consentTitle: 'Quién recibe promociones', marketingConsent: 'Las promociones van a', consent: { required: 'Solo a quien dijo que sí', existingCustomers: 'A quien dijo que sí, y a clientes que compraron y nunca dijeron que no' },
    consentHelp: 'Pregunta a tu asesor qué te aplica. A quien se da de baja no se le vuelve a escribir.',
    confirmAbove: 'Pedir confirmación a partir de cuántas personas', confirmAboveHelp: 'Las campañas mayores empiezan solo cuando alguien confirma el número.',
    whenTitle: 'Horas y frecuencia', quiet: 'No enviar de noche', quietHelp: 'Lo que toque de noche espera a la mañana, en la zona horaria del cliente.', from: 'Desde', to: 'Hasta', days: 'Noches que empiezan en', quietAll: 'También recordatorios y confirmaciones',
    cap: 'No demasiado a menudo', capHelp: 'Las promociones que lo superen se dejan fuera. Recordatorios y confirmaciones no cuentan.', capMax: 'Como mucho', capDays: 'en cuántos días',
    visitsTitle: 'Visitas', confirmation: 'Confirmar una reserva al momento', reminder: 'Recordar una visita', hoursBefore: 'Horas antes', bestChannel: 'El primero conectado', lateBooking: 'Si se reserva después de ese momento', late: { skip: 'Sin recordatorio', send: 'Recordar al momento' },
    pricesTitle: 'Precios', pricesHelp: 'Lo que te cuesta un mensaje; por SMS, una parte. Solo se usa en estimaciones.', currency: 'Moneda',
  },
  people: {
    invite: 'Invitar a alguien', mailIt: 'Escribir el correo', mailSubject: 'Tu acceso a nuestros mensajes', mailBody: 'Hola, {{name}}:\n\nAbre este enlace, elige una contraseña y ya estás dentro. Funciona una sola vez:\n\n{{link}}\n', linkTitle: 'El acceso de {{name}}', linkText: 'Envíaselo tú. Sirve una vez, hasta el {{until}}, y no se vuelve a mostrar.', link: 'Enlace', never: 'Nunca ha entrado', seen: 'Último acceso {{at}}', invited: 'Invitado',
    removed: '{{name}} ya no puede entrar.', roleOf: 'Rol de {{name}}', actions: 'Más acciones para {{name}}', newLink: 'Crear un enlace nuevo', removeTitle: '¿Quitar a {{name}}?', removeText: 'Se cierra su sesión al momento. Lo que escribió se queda.',
    name: 'Nombre', email: 'Correo', role: 'Rol', makeLink: 'Crear el enlace',
    roles: { owner: 'Todo, con cuentas, personas y claves.', manager: 'Todo menos los ajustes.', reception: 'Ve los mensajes y responde.' },
  },
  keys: {
    made: 'La clave «{{name}}» está creada', once: 'Cópiala ahora: solo se muestra esta vez.', key: 'Clave', make: 'Crear una clave', none: 'Todavía no hay claves', noneText: 'Tu programa de gestión necesita una para avisar de qué pasa con los clientes.',
    createdAt: 'Creada: {{at}}', unused: 'sin usar', used: 'último uso: {{at}}', removeTitle: '¿Eliminar la clave «{{name}}»?', removeText: 'Lo que la use deja de funcionar al momento.',
    name: 'Nombre', nameHint: 'Quién la usa, p. ej. la caja', may: 'Puede',
  },
  told: {
    parked: 'Necesita a alguien', handled: 'Atendido', ignored: 'Descartado', none: { parked: 'No hay nada pendiente', handled: 'Tu programa de gestión todavía no ha avisado de nada', ignored: 'No se ha descartado nada' },
    replay: 'Reintentar', replayed: 'Se entrega otra vez.', drop: 'Descartar', dropWord: 'descartar', dropTitle: '¿Descartar este evento?', dropText: 'No pasará nada con él. Se queda en la lista.',
  },
};

export const permissions: Texts['permissions'] = {
  view_message: 'Ver mensajes y clientes', send_message: 'Enviar mensajes', view_template: 'Ver plantillas', add_template: 'Escribir plantillas', change_template: 'Cambiar plantillas', delete_template: 'Eliminar plantillas',
  view_campaign: 'Ver campañas', add_campaign: 'Planear campañas', view_automation: 'Ver automatizaciones', add_automation: 'Crear automatizaciones', change_automation: 'Cambiar automatizaciones', delete_automation: 'Eliminar automatizaciones', manage_settings: 'Cambiar los ajustes',
};
