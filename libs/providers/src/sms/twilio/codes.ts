import { day, hour, minute, vendorCodes } from '../../vendor-call/vendor-codes.js';

/**
 * Twilio's error codes (PROVIDERS.md section 3.2), synchronous or in a status callback: what each means, and one
 * sentence for staff. Twilio warns that meanings may change: this is data, nothing else looks at a code.
 */
export const twilioCodes = vendorCodes([
  ['20429', 'RATE_LIMIT', 'Twilio takes fewer calls at once; we wait and try again.', 'Twilio admite menos llamadas a la vez; esperamos y lo volvemos a intentar.'],
  ['20500 20503', 'TRANSIENT', 'Twilio had a failure of its own; we try again.', 'Twilio tuvo un fallo propio; lo volvemos a intentar.'],
  ['21611 30001', 'RATE_LIMIT', 'The sender’s queue at Twilio is full; we wait. If it happens often, add numbers to the Messaging Service.', 'La cola del remitente en Twilio está llena; esperamos. Si se repite, añade números al Messaging Service.', { waitMs: 5 * minute }],
  ['30017 14107', 'RATE_LIMIT', 'The carrier is congested; we wait and try again.', 'La red del operador está saturada; esperamos y lo volvemos a intentar.', { waitMs: 5 * minute }],
  ['30022', 'RATE_LIMIT', 'Messages of this sender go faster than its US registration (10DLC) allows; we wait.', 'Este remitente envía más rápido de lo que permite su registro en EE. UU. (10DLC); esperamos.', { waitMs: minute, policy: { alert: true } }],
  ['30023 30027 63038', 'RATE_LIMIT', 'The daily limit of the sender or account is used up; sending goes on tomorrow. Ask Twilio for a higher limit.', 'Se agotó el límite diario del remitente o de la cuenta; los envíos siguen mañana. Pide a Twilio un límite mayor.', { waitMs: day, policy: { alert: true } }],
  ['21211 21214 21217', 'RECIPIENT', 'The number is not valid; correct it in the customer’s record.', 'El número no es válido; corrígelo en la ficha del cliente.'],
  ['21614', 'RECIPIENT', 'The number is no mobile number; ask the customer for one.', 'El número no es de móvil; pide uno al cliente.'],
  ['30005', 'RECIPIENT', 'The number does not exist any more; ask the customer for a new one.', 'El número ya no existe; pide uno nuevo al cliente.'],
  ['30006', 'RECIPIENT', 'The number is a landline, or its carrier cannot be reached; ask for a mobile number.', 'El número es fijo o su operador no es accesible; pide un móvil.'],
  ['21612', 'RECIPIENT', 'This sender cannot reach this number; choose another sender for the country in Twilio.', 'Este remitente no puede llegar a este número; elige en Twilio otro remitente para el país.', { policy: { strikes: 0 } }],
  ['30003', 'TRANSIENT', 'The phone was off or without coverage; we try again.', 'El teléfono estaba apagado o sin cobertura; lo volvemos a intentar.', { waitMs: hour, policy: { retriesMax: 2, strikes: 3 } }],
  ['30008 30410', 'TRANSIENT', 'The carrier gave no reason for the failure; we try once more.', 'El operador no dio motivo del fallo; lo intentamos una vez más.', { waitMs: 5 * minute, policy: { retriesMax: 1 } }],
  ['30004', 'RECIPIENT', 'The carrier or the person blocks our messages; use another channel.', 'El operador o la persona bloquea nuestros mensajes; usa otro canal.', { policy: { strikes: 2 } }],
  ['21610', 'OPT_OUT', 'The person answered STOP; only their own START lifts it.', 'La persona respondió STOP; solo ella puede reactivarlo con START.'],
  ['30007', 'CONTENT', 'The carrier’s filter stopped the text; reword it, without link shorteners and capitals.', 'El filtro del operador rechazó el texto; cámbialo, sin acortadores de enlaces ni mayúsculas.', { policy: { alert: true } }],
  ['21602 21619', 'CONTENT', 'The text is empty; check the template.', 'El texto está vacío; revisa la plantilla.'],
  ['21617', 'CONTENT', 'The text is longer than the 1,600 characters that Twilio takes; shorten it.', 'El texto supera los 1600 caracteres que admite Twilio; acórtalo.'],
  ['21620 21623 21656 30019', 'CONTENT', 'Twilio refuses the media or variables of the message; check the template.', 'Twilio rechaza los medios o variables del mensaje; revisa la plantilla.'],
  ['21654', 'CONTENT', 'Twilio does not know the content template; check its id.', 'Twilio no conoce la plantilla de contenido; revisa su identificador.'],
  ['30036', 'TRANSIENT', 'The message waited in Twilio’s queue until it expired; we try again while it makes sense.', 'El mensaje caducó en la cola de Twilio; lo intentamos de nuevo mientras tenga sentido.', { policy: { retriesMax: 1 } }],
  ['20003', 'ACCOUNT', 'Twilio refuses the auth token; enter the account’s present one in the settings.', 'Twilio rechaza el token de autenticación; introduce el actual en los ajustes.'],
  ['20404', 'ACCOUNT', 'Twilio does not know the account SID; correct it in the settings.', 'Twilio no conoce el SID de la cuenta; corrígelo en los ajustes.'],
  ['21608', 'ACCOUNT', 'A trial account reaches verified numbers alone; upgrade it at Twilio.', 'Una cuenta de prueba solo llega a números verificados; amplíela en Twilio.'],
  ['30002', 'ACCOUNT', 'The Twilio account is suspended; see the Twilio console.', 'La cuenta de Twilio está suspendida; consulta la consola de Twilio.'],
  ['21212 21606', 'ACCOUNT', 'The sender does not belong to the account or sends no SMS; choose another in the settings.', 'El remitente no es de la cuenta o no envía SMS; elige otro en los ajustes.'],
  ['21701 21703 21704 21705 21713 21910', 'ACCOUNT', 'The Messaging Service does not exist or has no sender; correct it at Twilio or in the settings.', 'El Messaging Service no existe o no tiene remitente; corrígelo en Twilio o en los ajustes.'],
  ['21408', 'ACCOUNT', 'Twilio may not send to this country yet; switch it on under Geo permissions.', 'Twilio aún no puede enviar a este país; actívalo en Geo permissions.'],
  ['30018 30024', 'ACCOUNT', 'The sender name is not registered for this country; register it at Twilio or use a number.', 'El nombre del remitente no está registrado en este país; regístralo en Twilio o usa un número.'],
  ['30032 30033', 'ACCOUNT', 'The toll-free number is not verified; verify it at Twilio.', 'El número gratuito no está verificado; verifícalo en Twilio.'],
  ['30034 30035', 'ACCOUNT', 'The US number belongs to no registered campaign (10DLC); register it at Twilio.', 'El número de EE. UU. no pertenece a una campaña registrada (10DLC); regístralo en Twilio.'],
  ['30450', 'CONTENT', 'Twilio’s fraud protection stopped the message; ask Twilio to lift it.', 'La protección antifraude de Twilio detuvo el mensaje; pide a Twilio que la levante.', { policy: { alert: true } }],
]);
