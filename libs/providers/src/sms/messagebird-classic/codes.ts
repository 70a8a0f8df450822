import { hour, vendorCodes } from '../../vendor-call/vendor-codes.js';

/**
 * MessageBird's classic codes (PROVIDERS.md section 4.2): of refusals, with the parameter that is wrong (`9:originator`);
 * of reports, the reason in words or its extended number (`report:1`); and the HTTP statuses that mean the key whatever else is said.
 */
export const messagebirdCodes = vendorCodes([
  ['2', 'ACCOUNT', 'MessageBird refuses the access key; enter the present live key in the settings.', 'MessageBird rechaza la clave de acceso; introduce la clave actual en los ajustes.'],
  ['401 403', 'ACCOUNT', 'MessageBird refuses the access key, or it may not send SMS; enter a live key with that permission in the settings.', 'MessageBird rechaza la clave de acceso o esta no puede enviar SMS; introduce en los ajustes una clave activa con ese permiso.'],
  ['25', 'ACCOUNT', 'The balance at MessageBird is used up; top it up.', 'Se agotó el saldo en MessageBird; recárgalo.'],
  ['9:recipients 10:recipients', 'RECIPIENT', 'The number is not valid; correct it in the customer’s record.', 'El número no es válido; corrígelo en la ficha del cliente.'],
  ['9:originator 10:originator 20:originator', 'ACCOUNT', 'MessageBird refuses the sender; correct it in the settings.', 'MessageBird rechaza el remitente; corrígelo en los ajustes.'],
  ['9 10 20', 'CONTENT', 'MessageBird refuses a value of the message; check the template.', 'MessageBird rechaza un valor del mensaje; revisa la plantilla.'],
  ['98 99', 'TRANSIENT', 'MessageBird had a failure of its own; we try again.', 'MessageBird tuvo un fallo propio; lo volvemos a intentar.'],
  ['unknown_subscriber report:1 report:2 report:3 report:5', 'RECIPIENT', 'The number is not in use; ask the customer for another.', 'El número no está en uso; pide otro al cliente.'],
  ['unavailable_subscriber', 'TRANSIENT', 'The phone was off or without coverage; we try again.', 'El teléfono estaba apagado o sin cobertura; lo volvemos a intentar.', { waitMs: hour, policy: { retriesMax: 2, strikes: 3 } }],
  ['received_network_error system_failure report:34', 'TRANSIENT', 'The carrier’s network failed; we try again.', 'Falló la red del operador; lo volvemos a intentar.', { policy: { retriesMax: 2 } }],
  ['capacity_limit_reached', 'ACCOUNT', 'The carrier takes no more from this sender; register it or choose another.', 'El operador no admite más de este remitente; regístralo o elige otro.'],
  ['carrier_rejected', 'CONTENT', 'The carrier refuses the text or the sender; reword it or register the sender.', 'El operador rechaza el texto o el remitente; cambia el texto o registra el remitente.', { policy: { alert: true } }],
  ['dlr_not_received expired', 'AMBIGUOUS', 'No carrier said whether it arrived, so it is not sent again by itself; ask the customer before sending it by hand.', 'Ningún operador confirmó si llegó, así que no se reenvía solo; pregunta al cliente antes de enviarlo a mano.'],
  ['opted_out', 'OPT_OUT', 'The person does not want messages of this sender; only they can lift it.', 'La persona no quiere mensajes de este remitente; solo ella puede cambiarlo.'],
]);
