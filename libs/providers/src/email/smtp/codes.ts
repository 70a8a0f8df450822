import { vendorCodes, type VendorCode } from '../../vendor-call/vendor-codes.js';

/** A mailbox that was full or silent on so many days takes nothing more. */
export const softBouncesMax = 3;
/** Called again for an hour or two at most: doubling from SMTP_RETRY_BASE, up to an hour. */
const untilMadeRoom: Partial<VendorCode> = { policy: { retriesMax: 8, strikes: softBouncesMax } };
const atOnce: Partial<VendorCode> = { policy: { retriesMax: 0, strikes: softBouncesMax } };

/**
 * Mail servers' codes (PROVIDERS.md section 5.2): enhanced ones (RFC 3463), bare replies, and what nodemailer calls a
 * failed conversation. What a failure means is decided by `outcome.ts`, which also knows the command that was refused;
 * these are the sentences for it, and hold only where both agree.
 */
export const smtpCodes = vendorCodes([
  ['421 450 451 452', 'TRANSIENT', 'The mail server asks to come back later; we try again.', 'El servidor de correo pide volver más tarde; lo volvemos a intentar.'],
  ['4.2.2', 'TRANSIENT', 'The mailbox is full: we try again for an hour or two, then the message fails. Ask the customer for another address if it stays so.', 'El buzón está lleno: lo volvemos a intentar durante una o dos horas y después el mensaje falla. Si sigue así, pide otra dirección al cliente.', untilMadeRoom],
  ['5.2.2', 'TRANSIENT', 'The mailbox is full; ask the customer for another address if it stays so.', 'El buzón está lleno; si sigue así, pide otra dirección al cliente.', atOnce],
  ['4.4.7', 'TRANSIENT', 'The mail waited for days and nobody took it; check the address with the customer.', 'El correo esperó días y nadie lo aceptó; confirma la dirección con el cliente.'],
  ['5.4.7', 'TRANSIENT', 'The mail waited for days and nobody took it; check the address with the customer.', 'El correo esperó días y nadie lo aceptó; confirma la dirección con el cliente.', atOnce],
  ['4.7.0 4.7.1', 'TRANSIENT', 'The receiver slows our mail down (greylisting or throttling); we wait longer and try again.', 'El receptor frena nuestro correo (lista gris o límite); esperamos más y lo volvemos a intentar.'],
  ['EDNS ETIMEDOUT ESOCKET ECONNECTION OUTBOUND.NAME_UNKNOWN', 'TRANSIENT', 'The mail server could not be reached; we try again. If it goes on, check host and port in the settings.', 'No se pudo contactar con el servidor de correo; lo volvemos a intentar. Si sigue, revisa servidor y puerto en los ajustes.'],
  ['5.1.1 5.1.6 5.1.10 550', 'RECIPIENT', 'The mailbox does not exist; ask the customer for the right address.', 'El buzón no existe; pide al cliente la dirección correcta.'],
  ['5.1.2 5.4.4', 'RECIPIENT', 'The address’s domain takes no mail; correct it in the customer’s record.', 'El dominio de la dirección no recibe correo; corrígelo en la ficha del cliente.'],
  ['5.1.3 553', 'RECIPIENT', 'The address is not well formed; correct it in the customer’s record.', 'La dirección está mal escrita; corrígela en la ficha del cliente.'],
  ['5.2.1 551', 'RECIPIENT', 'The mailbox is closed or moved; ask the customer for another address.', 'El buzón está cerrado o se trasladó; pide otra dirección al cliente.'],
  ['5.2.3 5.3.4 552', 'CONTENT', 'The mail is larger than the receiver takes; use smaller images in the template.', 'El correo es mayor de lo que admite el receptor; usa imágenes más pequeñas en la plantilla.'],
  ['5.7.0 5.7.1 554', 'CONTENT', 'The receiver takes the mail for spam or forbids it; reword the template and check the domain’s reputation.', 'El receptor lo considera spam o lo prohíbe; cambia la plantilla y revisa la reputación del dominio.'],
  ['5.7.20 5.7.21 5.7.22 5.7.23 5.7.24 5.7.25 5.7.26 5.7.27 5.7.515', 'ACCOUNT', 'The receiver wants SPF, DKIM and DMARC for the sender’s domain; verify the email settings, they say which record is missing.', 'El receptor exige SPF, DKIM y DMARC del dominio remitente; verifica los ajustes de correo, que indican qué registro falta.'],
  ['ESENDER 5.7.60 5.2.252', 'ACCOUNT', 'The mail server does not let this account send with the sender’s address; correct the address in the email settings, or have it allowed at the mail server.', 'El servidor de correo no permite a esta cuenta enviar con la dirección del remitente; corrígela en los ajustes de correo o haz que el servidor la autorice.'],
  ['ERELAY 5.7.54', 'ACCOUNT', 'The mail server passes no mail on for this account; enter user name and password in the email settings, or have this machine allowed at the mail server.', 'El servidor de correo no reenvía correo de esta cuenta; introduce usuario y contraseña en los ajustes de correo o haz que el servidor autorice a esta máquina.'],
  ['EBLOCKED', 'ACCOUNT', 'The mail server refuses connections from this machine; ask its operator why, or enter another server in the email settings.', 'El servidor de correo rechaza las conexiones de esta máquina; pregunta el motivo a quien lo gestiona o pon otro servidor en los ajustes de correo.'],
  ['5.4.5', 'ACCOUNT', 'The mail account has used up what it may send a day; messages wait until the mail server takes them again.', 'La cuenta de correo agotó lo que puede enviar al día; los mensajes esperan hasta que el servidor de correo los vuelva a aceptar.'],
  ['5.1.7 5.1.8', 'ACCOUNT', 'The receiver refuses the sender’s address; correct it in the email settings.', 'El receptor rechaza la dirección del remitente; corrígela en los ajustes de correo.'],
  ['5.7.8 5.7.57 5.7.139 530 534 535 538 503 EAUTH ENOAUTH', 'ACCOUNT', 'The mail server refuses user name or password; enter the present ones in the settings.', 'El servidor de correo rechaza usuario o contraseña; introduce los actuales en los ajustes.'],
  ['EPLAINAUTH', 'ACCOUNT', 'The password would go unencrypted; switch TLS on in the settings.', 'La contraseña viajaría sin cifrar; activa TLS en los ajustes.'],
  ['ETLS', 'ACCOUNT', 'The mail server offers no usable encryption; check port and TLS in the settings, and its certificate.', 'El servidor de correo no ofrece cifrado utilizable; revisa puerto y TLS en los ajustes, y su certificado.'],
]);
