import type { Texts } from '../texts.js';

export const templates: Texts['templates'] = {
  lead: 'Tus mensajes, listos para usar.',
  new: 'Plantilla nueva', searchHint: 'Nombre', anyCategory: 'Cualquier tipo', category: 'Tipo', builtIn: 'Incluida', off: 'Desactivada',
  name: 'Nombre', nameHint: 'Para ti y tus compañeros; los clientes no lo ven.', active: 'Se puede usar', subject: 'Asunto', body: 'Texto', insert: 'Insertar',
  wordsFor: 'Texto para', ownWords: 'Texto propio para {{channel}}', addLanguage: 'Añadir un idioma', removeLanguage: 'Quitar este idioma', removeLanguageTitle: '¿Quitar el {{language}} de esta plantilla?', removeLanguageText: 'Su texto se quita de lo que estás escribiendo. Hasta que guardes, la versión guardada lo conserva.',
  advanced: 'Avanzado', format: 'Formato',
  formats: { text: 'Texto sencillo', simple: 'Bloques con el diseño de tu negocio', html: 'HTML', mjml: 'MJML' },
  formatHints: {
    text: 'Texto y saltos de línea; las direcciones web se convierten en enlaces.', simple: 'Párrafos, imágenes y botones; los colores y el logo vienen de los ajustes.',
    html: 'Tu propio HTML, enviado tal cual.', mjml: 'MJML se convierte en HTML que todos los programas de correo muestran bien.',
  },
  tabs: { words: 'Texto', versions: 'Versiones' }, version: 'Versión {{count}}', saved: 'Guardada como versión {{count}}.', created: 'La plantilla está lista.', create: 'Crear plantilla', copyOf: 'Copia de {{name}}',
  duplicate: 'Hacer una copia', deleted: 'La plantilla se ha eliminado.', resetTo: 'Restablecer', resetTitle: '¿Restablecer «{{name}}»?', resetText: 'Se pierde lo que cambiaste; las versiones anteriores se pueden leer.', resetDone: 'Está restablecida.', deleteTitle: '¿Eliminar «{{name}}»?', leave: '¿Salir sin guardar? Se perderá lo que has escrito.',
  channelHints: { whatsapp: 'Para responder, y para textos que Meta aprobó.', sms: 'Corto, y leído en minutos.', email: 'Largo, con imágenes y botones.', all: 'Un texto para el canal que tenga cada cliente.' },
  areas: { customer: 'El cliente', event: 'Lo que pasó', hub: 'Tu negocio', link: 'Enlaces' },
  tags: { date: '{{name}}: día', time: '{{name}}: hora', otherwise: '{{name}}, o «{{otherwise}}»', if: 'solo si se conoce: {{name}}', unless: 'solo si no se conoce: {{name}}', each: 'por cada uno: {{name}}', else: 'si no', end: 'hasta aquí' },
  variables: {
    customer: { firstName: 'Nombre', lastName: 'Apellidos', email: 'Correo', phone: 'Teléfono', birthday: 'Cumpleaños', customerSince: 'Cliente desde', loyaltyTier: 'Nivel de fidelidad', totalSpent: 'Gasto total', lastVisitAt: 'Última visita' },
    event: {
      startsAt: 'Visita', endsAt: 'Fin de la visita', service: 'Servicio', staff: 'Con quién', location: 'Lugar', total: 'Total', receiptUrl: 'Enlace al recibo', years: 'Años', inactiveDays: 'Días sin visita',
      toTier: 'Nivel nuevo', fromTier: 'Nivel anterior', toStage: 'Etapa nueva', fromStage: 'Etapa anterior', subject: 'Asunto de la incidencia', resolution: 'Solución',
    },
    hub: { name: 'Nombre del negocio', legal_name: 'Razón social', legal_address: 'Dirección', legal_privacyUrl: 'Página de privacidad' },
    unsubscribeUrl: 'Enlace para darse de baja',
  },
  blocks: {
    heading: 'Título', text: 'Párrafo', image: 'Imagen', button: 'Botón', add: { heading: 'Título', text: 'Párrafo', image: 'Imagen', button: 'Botón' }, up: 'Subir: {{name}}', down: 'Bajar: {{name}}', remove: 'Quitar: {{name}}',
    marks: { bold: 'Negrita (Ctrl+B)', slanted: 'Cursiva (Ctrl+I)', link: 'Enlace (Ctrl+K)' },
    address: 'Dirección de la imagen', alt: 'Qué muestra', altHint: 'Se lee a quien no puede verla y aparece donde las imágenes están desactivadas.', label: 'Texto del botón', leadsTo: 'Lleva a', uploadImage: 'Elegir una imagen', uploadHint: 'PNG, JPEG o GIF. Se guarda aquí y puede verla quien tenga el correo.',
    unfinished: { image: 'Aún no está en el correo: elige una imagen o escribe su dirección.', button: 'Aún no está en el correo: necesita un texto y un enlace.' },
  },
  needsWayOut: 'Una promoción tiene que decir cómo darse de baja. Sin eso no se puede guardar.', addWayOut: 'Añadir el enlace',
  unknown: {
    title_one: 'Algo entre llaves no es un dato que el negocio conozca', title_other: '{{count}} cosas entre llaves no son datos que el negocio conozca',
    text: '«{{name}}» no está entre los datos de «Insertar».', use: 'Usar {{name}}',
    hint: 'Solo quien envía por la API podría rellenarlo; para los demás, el mensaje no se envía.',
  },
  preview: {
    title: 'Vista previa', as: 'Ver como', customer: 'Ver con un cliente real', nothing: 'Escribe algo y mira aquí cómo queda.', light: 'Claro', dark: 'Oscuro', narrow: 'Estrecho', noSubject: 'Sin asunto todavía',
    wayOut: 'La última línea se añade al enviar, porque el texto no dice cómo dejar de recibir estos mensajes.',
    wayOutInWindow: 'La última línea se añade al enviar, porque el texto no dice cómo dejar de recibir estos mensajes. Quien no haya escrito en las últimas 24 horas recibe la plantilla de Meta, tal como está allí.',
    notYet: 'Aún no se puede mostrar',
    notes: 'Conviene revisarlo', missing: '{{name}} no tiene valor aquí. Sin él, el mensaje no se envía.',
  },
  sms: {
    parts_one: '{{count}} parte', parts_other: '{{count}} partes', characters_one: '{{count, number}} carácter', characters_other: '{{count, number}} caracteres', dear: 'Este carácter encarece el mensaje entero',
    title_one: '{{chars}} cuesta más', title_other: '{{chars}} cuestan más', cheaper: '{{now}} partes así; sin eso, {{then}}.', noDearer: 'Reduce a la mitad lo que cabe en una parte.', replace: 'Cambiar {{pairs}}',
  },
  test: { open: 'Prueba', title: 'Envíate una prueba', text: 'La versión guardada va a una sola dirección, con lo que recibe el cliente de la vista previa. No cuenta en ninguna estadística.', sent: 'La prueba está en camino.' },
};
