/** What the API refuses, by its code (`refusals` of libs/contracts/src/reasons.ts); in English the API says it itself, and more closely. */
export const refusals = {
  STREAM: { TOO_MANY: 'Hay demasiadas ventanas abiertas a la vez; cierra alguna.' },
  API_KEY: { NOT_FOUND: 'Esa clave de API no existe.', TOO_MANY: 'Ya hay todas las claves de API que se pueden tener; elimina alguna.' },
  AUTH: {
    CROSS_ORIGIN: 'La petición venía de una página de otra dirección.', EXPIRED: 'La sesión ha caducado; entra otra vez.', FORBIDDEN: 'No tienes permiso para esto.', INVALID: 'La sesión o la clave no vale; entra otra vez.',
    REQUIRED: 'Hay que entrar primero.', UNAVAILABLE: 'Ahora no se puede comprobar quién eres; prueba dentro de un momento.',
  },
  AUTOMATION: {
    CONFIRMATION_REQUIRED: 'Escribiría a más personas de golpe de las que se permite sin confirmar el número.', IS_SYSTEM: 'Una automatización incluida no se puede eliminar; desactívala.', NOT_FOUND: 'Esa automatización no existe.',
    NOT_SYSTEM: 'Solo se puede restablecer una automatización incluida.', TIMING: 'La espera no encaja con la ocasión.', TRIGGER_CONFIG: 'Falta algo de la ocasión, o no encaja con ella.',
  },
  CALLBACK: { NOT_VERIFIED: 'La firma del aviso no es correcta; no se guardó nada.', UNKNOWN: 'Esa cuenta o ese proveedor no existe.' },
  CUSTOMER: { BEING_WRITTEN_TO: 'En este momento se le está enviando un mensaje; prueba otra vez dentro de un momento.', NOT_FOUND: 'Ese cliente no existe, o se borró.' },
  CONVERSATION: { NOT_FOUND: 'Esa conversación no existe.' },
  CAMPAIGN: {
    ALREADY_STARTED: 'La campaña ya empezó; solo se cambian o empiezan las que son borrador o están programadas.', BUSY: 'La campaña todavía está recorriendo sus destinatarios.', ENDED: 'La campaña ya terminó.', NOT_FOUND: 'Esa campaña no existe.',
    NOT_SENDING: 'La campaña no se está enviando.', PAUSED: 'La campaña está en pausa; reanúdala.', SCHEDULE_PAST: 'Esa hora ya pasó.',
  },
  CURSOR: { INVALID: 'La lista ha cambiado; cárgala otra vez.' },
  EVENT: {
    ALREADY_HANDLED: 'Ya se atendió; no hay nada que resolver.', BATCH_TOO_LARGE: 'Como mucho, 1.000 avisos de una vez.', ENVELOPE_INVALID: 'Al aviso le falta un dato, o está mal.', GIVEN_UP: 'Se dio por perdido; solo tu programa de gestión puede enviarlo otra vez.',
    HUB_MISMATCH: 'El aviso es de otro negocio.', NOT_FOUND: 'Ese aviso no existe.', STILL_UNSOUND: 'Tal como está, el aviso no se puede atender.', TOO_LARGE: 'Un aviso ocupa como mucho 256 KB.',
  },
  IMAGE: { NOT_FOUND: 'Esa imagen no existe.', TOO_MANY: 'Ya se guardan todas las imágenes que se puede; elimina alguna.', UNREADABLE: 'El archivo no es PNG, JPEG ni GIF.' },
  IMPORT: {
    ADDRESS_MISSING: 'Los clientes sin número se reconocen por su dirección, y no hay ninguna.',
    BUSY: 'Ya hay otra lista cargándose; espera a que termine.', COLUMN_TWICE: 'Dos columnas llenarían el mismo dato.', COLUMN_UNKNOWN: 'Se nombra una columna que el archivo no tiene.', FIELD_UNKNOWN: 'Se nombra un dato que los clientes no tienen.',
    ID_MISSING: 'Nada dice de qué cliente se trata: falta su número.', LINE_UNREADABLE: 'Una línea no se puede leer.', TOTAL_ROW: 'Una línea es la suma de las demás y no un cliente.', REPEATED: 'Una línea anterior es del mismo cliente; en lo que difieren, vale la última.', FILE_UNREADABLE: 'El archivo no se puede leer; no se importó nada de él.', STILL_COMING: 'El archivo todavía está llegando.',
    NOTHING_LEFT: 'Del archivo ya no se guarda nada; envíalo otra vez.', NOT_FOUND: 'Esa carga no existe.',
  },
  EXECUTION: { NOT_FOUND: 'Ese envío no existe.', NOT_PENDING: 'Solo se cancela lo que todavía espera.' },
  FIELD: {
    FORMAT: 'El texto no tiene la forma correcta.', INVALID: 'Ese valor no se admite aquí.', LEFT_OUT: 'Una fecha de la lista no se entiende; el cliente se guarda sin ella.', MISSING: 'Hace falta para lo que has elegido.', RANGE: 'El valor está fuera de lo permitido.', REQUIRED: 'Hace falta rellenarlo.', TEXT: 'El texto lleva un signo que no se puede guardar.',
    TYPE: 'No es el tipo de valor que se espera.', UNKNOWN: 'Ese dato no existe.', VALUE: 'No es uno de los valores posibles.',
  },
  FILTER: {
    FIELD_UNKNOWN: 'Una condición nombra un dato que no existe.', OPERATOR: 'Esa comparación no va con ese dato.', OPERATOR_UNKNOWN: 'Esa comparación no existe.', SYNTAX: 'Las condiciones no se pueden leer.', TOO_LARGE: 'Hay demasiadas condiciones, o unas dentro de otras.',
    VALUE: 'El valor no encaja con el dato y la comparación.',
  },
  HEADER: { INVALID: 'Una cabecera no se puede leer.' },
  HOOK: {
    DELIVERY_NOT_FOUND: 'Esa entrega no existe.', HTTPS_REQUIRED: 'La dirección tiene que empezar por https.', NOT_FOUND: 'Ese webhook no existe.', TOO_MANY: 'Como mucho, 20 webhooks; elimina alguno.', URL_INVALID: 'La dirección tiene que ser completa, sin usuario y sin nada detrás de #.',
  },
  HTTP: { METHOD_NOT_ALLOWED: 'Eso no se puede pedir a esta dirección.', NOT_FOUND: 'En esta dirección no hay nada.', REQUEST_TIMEOUT: 'La petición no llegó a tiempo; prueba otra vez.' },
  JSON: { DEPTH: 'Hay demasiadas cosas unas dentro de otras.', ENCODING: 'El texto no está en UTF-8.', SYNTAX: 'Lo enviado no se puede leer.' },
  MESSAGE: {
    CATEGORY_MISSING: 'Falta decir de qué tipo es el texto.', CONTENT_MISSING: 'Hace falta una plantilla o un texto.', CONTENT_TWICE: 'Elige una plantilla o un texto, no los dos.', NOT_CANCELLABLE: 'El mensaje ya salió.', NOT_FOUND: 'Ese mensaje no existe.',
    NOT_RESENDABLE: 'Tal como está, el mensaje no se puede enviar otra vez.', PLACEHOLDER: 'Un texto propio no puede llevar {{…}}; eso solo lo rellenan las plantillas.', RECIPIENT_MISSING: 'Falta decir a quién.', VARIABLE_RESERVED: 'Ese nombre de variable ya tiene dueño; elige otro.',
  },
  OPT_OUT: { CHOICE_INVALID: 'Falta elegir en el formulario de baja.' },
  OUTBOUND: { ADDRESS_REFUSED: 'Ese servidor está en una red privada y no se permite; quien lleva la plataforma puede permitirlo.', NAME_UNKNOWN: 'No se encuentra un servidor con ese nombre.', PORT_REFUSED: 'El correo solo sale por los puertos 465, 587 y 2525.' },
  PASSWORD: { WRONG: 'La contraseña actual no es correcta.' },
  PROVIDER: { LIST_REFUSED: 'El proveedor no dice qué plantillas hay.', CREDENTIALS_INVALID: 'A los datos del proveedor les falta algo.', UNAVAILABLE: 'Este proveedor no está en esta versión.', NOT_SHARED: 'Nadie comparte una cuenta de este canal con tu negocio.' },
  RATE: { LIMITED: 'Demasiados intentos; espera un momento.' },
  REQUEST: {
    CONFLICT: 'Tal como está ahora, no se puede.', IDEMPOTENCY_CONFLICT: 'Esto ya se envió, con otro contenido; carga la página otra vez.', INVALID: 'Algo de lo escrito no vale; está marcado donde es.', ENCODING: 'Lo enviado no se puede leer.', RULE: 'Algo de lo escrito no se permite.',
    STALE: 'Alguien lo cambió mientras tanto; míralo otra vez.', TOO_LARGE: 'Es demasiado grande.', UNSUPPORTED_MEDIA: 'Ese tipo de archivo no se lee aquí.',
  },
  SERVICE: { UNAVAILABLE: 'Ahora no responde; prueba dentro de un momento.' },
  SESSION: { NONE: 'Nadie ha entrado en este navegador.' },
  HUB: { NOT_FOUND: 'Ese negocio no existe.' },
  ADDRESS: { INVALID: 'Esa dirección no sirve: escribe un correo completo, o un teléfono con todas sus cifras; si es de otro país, con + y el prefijo de ese país.', DIGITS_LOST: 'La hoja de cálculo estropeó un teléfono de la lista: le faltan cifras.' },
  ACCOUNT: { NOT_FOUND: 'Nadie comparte una cuenta de este canal.', IN_USE: 'Hay negocios que envían con esta cuenta; antes tienen que elegir otra.' },
  SETTINGS: { COLOR_INVALID: 'Escribe el color con # y seis cifras, como #1f4e79.', CUSTOMER_PLACE_MISSING: 'Escribe {customerId} donde va el número del cliente, como en https://programa.example/clientes/{customerId}.', INVALID: 'Los ajustes se contradicen, o no se pueden usar.', STALE: 'Alguien cambió los ajustes mientras tanto; míralos otra vez.' },
  SIGN_IN: {
    NOT_EMBEDDED: 'Ninguna página puede llevar esto dentro.', OFF: 'Aquí no se entra con contraseña: se entra desde tu programa de gestión.', TOKEN_EXPIRED: 'El enlace es demasiado viejo; pide otro.', TOKEN_UNKNOWN: 'Aquí no se conoce ese enlace.', TOKEN_USED: 'El enlace ya se usó; pide otro.',
    WRONG: 'El nombre o la contraseña no es correcto.',
  },
  TEMPLATE: {
    CHANNEL: 'La plantilla no tiene texto para ese canal.', CHANNEL_MISMATCH: 'La plantilla es de otro canal.', FIELD_UNKNOWN: 'La plantilla nombra un dato que no existe.', FORBIDDEN: 'La plantilla usa algo que aquí no se puede.', FORMAT_UNSUPPORTED: 'Ese formato no va con el canal.',
    HTML_UNSUPPORTED: 'De ese HTML no se puede hacer un correo.', IN_USE: 'La usan automatizaciones o campañas; quítala antes de ellas.', LANGUAGE_TWICE: 'El mismo idioma está dos veces.', MJML_INVALID: 'De ese MJML no se puede hacer un correo.', MJML_TAG_LOST: 'Hay un {{…}} donde MJML no guarda texto.',
    NOT_FOUND: 'Esa plantilla no existe.', NOT_SYSTEM: 'Solo se puede restablecer una plantilla incluida.', OPT_OUT_MISSING: 'Una promoción necesita decir cómo darse de baja: el enlace, o una frase con BAJA.', OVER_BUDGET: 'Componer el texto cuesta más de lo permitido; hazlo más sencillo.',
    PARAMETER_TOO_LONG: 'Un valor es más largo de lo que Meta admite.', STALE: 'Alguien cambió la plantilla mientras tanto; mírala otra vez.', SUBJECT_LINE_BREAK: 'El asunto tiene una sola línea.', SUBJECT_MISSING: 'Un correo necesita asunto.', SYNTAX: 'Hay unas llaves {{…}} que no se pueden leer.',
    SYSTEM: 'Una plantilla incluida no se puede eliminar.', TOO_COSTLY: 'Comprobar el texto cuesta más de lo permitido; hazlo más sencillo.', TOO_DEEP: 'Hay demasiadas cosas unas dentro de otras.', TOO_LARGE: 'La plantilla es demasiado grande.', TOO_LONG: 'El texto es más largo de lo que lleva el canal.',
    VARIABLE_SHADOWED: 'Dentro de una repetición hay un nombre que tapa otro de fuera.', VARIABLE_UNKNOWN: 'La plantilla nombra un valor que nadie da.',
  },
  USER: { EMAIL_TAKEN: 'Alguien entra ya con esa dirección.', LAST_OWNER: 'Alguien tiene que seguir siendo propietario.', NOT_FOUND: 'Esa persona no existe.' },
} as const;
