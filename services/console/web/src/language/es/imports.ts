import type { Texts } from '../texts.js';

export const imports: Texts['imports'] = {
  fileGone: 'El archivo ya no está aquí: se eligió en otro navegador o hace más de un día. Elígelo otra vez; no se ha tomado nada de él.',
  sendsNothing: 'Esto no envía nada. Solo da a conocer aquí a tus clientes; nadie recibe un mensaje por ello.',
  choose: 'Una lista de tus clientes', chooseText: 'Suelta aquí un archivo CSV, como lo escribe tu programa anterior o una hoja de cálculo. Ves lo que hay dentro antes de guardar nada.', pick: 'Elegir un archivo', otherFile: 'Otro archivo',
  workbook: 'Esto es un libro de cálculo. Ábrelo en tu programa, guárdalo como CSV (Archivo, Guardar como, CSV UTF-8) y elige ese archivo.',
  columns: 'Qué hay en las columnas', columnsText: 'Reconocidas por su nombre. Corrige lo que no sea así; debajo están las primeras filas de tu archivo.', fullNameText: 'Un nombre completo se separa: «Apellidos, Nombre» por la coma; si no, la primera palabra es el nombre y el resto los apellidos.', headingLine: 'Los títulos de las columnas están en la línea {{line}}; lo que hay encima se deja fuera.', rows: 'Primeras filas del archivo', holds: 'Qué hay en «{{column}}»', leaveOut: 'Dejarla fuera', extra: 'Guardar como extra: {{name}}',
  fields: {
    id: 'Número de cliente', firstName: 'Nombre', lastName: 'Apellidos', fullName: 'Nombre y apellidos', email: 'Correo', phone: 'Teléfono', whatsapp: 'Número de WhatsApp', locale: 'Idioma', timeZone: 'Zona horaria', country: 'País', birthday: 'Cumpleaños', customerSince: 'Cliente desde', tags: 'Etiquetas', loyaltyTier: 'Nivel de fidelidad', lastVisitAt: 'Última visita', spent: 'Gasto total', currency: 'Moneda del total',
  },
  consentFields: { all: 'Publicidad por todos los canales: sí o no', marketing: 'Publicidad por {{channel}}: sí o no', at: 'Cuándo lo dijo ({{channel}})', source: 'Dónde lo dijo ({{channel}})' },
  findings: 'Qué se puede usar', usable_one: 'Se puede usar {{count, number}} de {{all, number}} líneas', usable_other: 'Se pueden usar {{count, number}} de {{all, number}} líneas', allGood: 'No hay nada que arreglar.', line: 'Línea {{line}}',
  problems: { noId: 'Ninguna columna tiene el número de cliente. Di arriba cuál es: así tu programa de gestión y esta lista saben de quién hablan.', twice: 'Dos columnas tienen lo mismo. Deja una fuera.' },
  repairs: {
    noId_one: '{{count, number}} línea no tiene un número de cliente válido y no se toma', noId_other: '{{count, number}} líneas no tienen un número de cliente válido y no se toman',
    unreadable_one: '{{count, number}} línea no se entiende y no se toma', unreadable_other: '{{count, number}} líneas no se entienden y no se toman',
    lostDigits_one: '{{count, number}} cliente tiene un teléfono que la hoja de cálculo estropeó (6,12E+08). Da a la columna formato de texto, escribe otra vez el número y vuelve a guardar el archivo', lostDigits_other: '{{count, number}} clientes tienen un teléfono que la hoja de cálculo estropeó (6,12E+08). Da a la columna formato de texto, escribe otra vez los números y vuelve a guardar el archivo',
    leftOut_one: '{{count, number}} cliente tiene una fecha que no se entiende; se guarda sin ella. Escribe las fechas como 15/06/1978, 15-6-78 o 1978-06-15', leftOut_other: '{{count, number}} clientes tienen una fecha que no se entiende; se guardan sin ella. Escribe las fechas como 15/06/1978, 15-6-78 o 1978-06-15',
    invalidAddress_one: '{{count, number}} cliente tiene una dirección que no puede ser; se guarda, y por ahí no le llega nada', invalidAddress_other: '{{count, number}} clientes tienen una dirección que no puede ser; se guardan, y por ahí no les llega nada',
    noAddress_one: '{{count, number}} cliente no tiene teléfono ni correo; se guarda, pero no se le puede escribir', noAddress_other: '{{count, number}} clientes no tienen teléfono ni correo; se guardan, pero no se les puede escribir',
  },
  consent: {
    question: '¿Puedes enviar ofertas a estas personas?', why: 'Se pregunta una vez para todo el archivo. Los recordatorios y las confirmaciones salen en cualquier caso.', channels: 'Ofertas por', source: '¿Dónde dijeron que sí?', sourceHint: 'Para quien lo pregunte después, p. ej. formulario del mostrador, 2024.',
    file: 'El archivo lo dice de cada una', fileText: 'Una columna tiene su sí o su no.', agreed: 'Todas dijeron que sí', agreedText: 'Quien dijo que no, aquí o en el archivo, queda fuera.', unasked: 'No se les preguntó, o no lo sé', unaskedText: 'No se anota nada. Reciben recordatorios y confirmaciones, y ofertas solo si tus reglas lo permiten.',
  },
  answerFirst: 'Responde antes a la pregunta.', take_one: 'Traer {{count, number}} cliente', take_other: 'Traer {{count, number}} clientes',
  stoodAside: 'La importación se paró a medias', stoodAsideText: 'Ocurrió algo que nadie había previsto. Lo que falta del archivo se guarda 30 días: continúa y, si vuelve a pararse, avisa a quien cuida de la plataforma.', resume: 'Continuar', running: 'Tus clientes están llegando', progress: 'Cuánto lleva', counts: '{{done}} de {{all}} líneas', completed: 'Tu lista está leída', outcome: '{{received, number}} líneas leídas = {{accepted, number}} tomadas + {{rejected, number}} no tomadas. Un cliente que está en varias líneas es aquí un solo cliente.', failed: 'No se tomó el archivo', failedText: 'No se guardó nada. Elígelo otra vez.',
  rejected_one: '{{count, number}} línea no se tomó', rejected_other: '{{count, number}} líneas no se tomaron', rejectedText: 'Descárgalas con el motivo de cada una, arréglalas en tu lista y tráela otra vez: nadie aparece dos veces.', download: 'Descargar estas líneas', ignored: 'Se dejó fuera: {{columns}}.', seeThem: 'Ver a los clientes', again: 'Traer otro archivo',
};
