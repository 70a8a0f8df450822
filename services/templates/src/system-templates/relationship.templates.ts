import { greeting, shop, signature, systemTemplate } from './system-template.js';

/** News about the customer's own affairs: they asked for it by being a customer, so none of it is marketing. */
export const relationshipTemplates = [
  systemTemplate({
    trigger: 'welcome',
    category: 'custom',
    name: { en: 'Welcome', es: 'Bienvenida' },
    en: {
      subject: 'Welcome{{#if hub.name}} to {{hub.name}}{{/if}}',
      email: `${greeting.en}\n\nWelcome, and thank you for signing up. We are glad to have you with us.\n\nIf you ever need us, just reply to this email: a real person reads it.\n${signature}`,
      sms: `${shop}Welcome{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! We are glad to have you with us. See you soon.`,
      whatsapp: `👋 ${greeting.en} welcome{{#if hub.name}} to {{hub.name}}{{/if}}! If you ever need us, write to us right here.`,
    },
    es: {
      subject: 'Te damos la bienvenida{{#if hub.name}} a {{hub.name}}{{/if}}',
      email: `${greeting.es}\n\nTe damos la bienvenida y las gracias por registrarte. Nos alegra contar contigo.\n\nSi nos necesitas, responde a este correo: lo lee una persona de verdad.\n${signature}`,
      sms: `${shop}¡Hola{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Te damos la bienvenida. Nos alegra contar contigo. ¡Hasta pronto!`,
      whatsapp: `👋 ${greeting.es} te damos la bienvenida{{#if hub.name}} a {{hub.name}}{{/if}}. Si nos necesitas, escríbenos por aquí.`,
    },
  }),
  systemTemplate({
    trigger: 'loyalty_tier_change',
    category: 'custom',
    name: { en: 'New loyalty level', es: 'Nuevo nivel de fidelidad' },
    en: {
      subject: 'Your level is now {{event.toTier}}',
      email: `${greeting.en}\n\nYour loyalty level has changed: you are now {{event.toTier}}.\n\nAsk us on your next visit what it brings you.\n${signature}`,
      sms: `${shop}{{#if customer.firstName}}{{customer.firstName}}, your{{else}}Your{{/if}} loyalty level is now {{event.toTier}}. Ask us what it brings you.`,
      whatsapp: `${greeting.en} your loyalty level is now *{{event.toTier}}*. Ask us on your next visit what it brings you.`,
    },
    es: {
      subject: 'Tu nivel es ahora {{event.toTier}}',
      email: `${greeting.es}\n\nTu nivel de fidelidad ha cambiado: ahora eres {{event.toTier}}.\n\nPregúntanos en tu próxima visita qué ventajas tiene.\n${signature}`,
      sms: `${shop}{{#if customer.firstName}}{{customer.firstName}}, tu{{else}}Tu{{/if}} nivel de fidelidad es ahora {{event.toTier}}. Pregunta en tienda por tus ventajas.`,
      whatsapp: `${greeting.es} tu nivel de fidelidad es ahora *{{event.toTier}}*. Pregúntanos en tu próxima visita qué ventajas tiene.`,
    },
  }),
  systemTemplate({
    trigger: 'lead_stage_change',
    category: 'custom',
    name: { en: 'Enquiry moved on', es: 'Avance de tu consulta' },
    en: {
      subject: 'News about your enquiry',
      email: `${greeting.en}\n\nYour enquiry has moved on. It is now at: {{event.toStage}}.\n\nAny questions? Reply to this email and we will answer.\n${signature}`,
      sms: `${shop}Your enquiry has moved on. It is now at: {{event.toStage}}. Any questions? Just ask.`,
      whatsapp: `${greeting.en} your enquiry has moved on. It is now at: {{event.toStage}}. Any questions? Write to us here.`,
    },
    es: {
      subject: 'Novedades de tu consulta',
      email: `${greeting.es}\n\nTu consulta avanza. Ahora está en: {{event.toStage}}.\n\n¿Alguna duda? Responde a este correo y te contestamos.\n${signature}`,
      sms: `${shop}Tu consulta avanza. Fase actual: {{event.toStage}}. Si tienes dudas, pregunta.`,
      whatsapp: `${greeting.es} tu consulta avanza. Ahora está en: {{event.toStage}}. ¿Alguna duda? Escríbenos por aquí.`,
    },
  }),
  systemTemplate({
    trigger: 'ticket_resolved',
    category: 'custom',
    name: { en: 'Request resolved', es: 'Incidencia resuelta' },
    en: {
      subject: 'Resolved: {{event.subject}}',
      email: `${greeting.en}\n\nYour request "{{event.subject}}" is resolved.\n\n{{#if event.resolution}}\n{{event.resolution}}\n\n{{/if}}\nNot quite? Reply to this email and we will take it up again.\n${signature}`,
      sms: `${shop}Your request "{{event.subject}}" is resolved. Not quite? Let us know.`,
      whatsapp: `${greeting.en} your request "{{event.subject}}" is resolved.{{#if event.resolution}}\n\n{{event.resolution}}{{/if}}\n\nNot quite? Write to us here and we will take it up again.`,
    },
    es: {
      subject: 'Resuelto: {{event.subject}}',
      email: `${greeting.es}\n\nTu incidencia "{{event.subject}}" está resuelta.\n\n{{#if event.resolution}}\n{{event.resolution}}\n\n{{/if}}\n¿No del todo? Responde a este correo y la retomamos.\n${signature}`,
      sms: `${shop}Tu incidencia "{{event.subject}}" queda resuelta. ¿No del todo? Avisa y la retomamos.`,
      whatsapp: `${greeting.es} tu incidencia "{{event.subject}}" está resuelta.{{#if event.resolution}}\n\n{{event.resolution}}{{/if}}\n\n¿No del todo? Escríbenos por aquí y la retomamos.`,
    },
  }),
  systemTemplate({
    trigger: 'custom',
    category: 'custom',
    name: { en: 'A note from us', es: 'Un aviso nuestro' },
    en: {
      subject: 'News{{#if hub.name}} from {{hub.name}}{{/if}}',
      email: `${greeting.en}\n\nThere is news about your account with us. Reply to this email and we will gladly tell you more.\n${signature}`,
      sms: `${shop}There is news about your account with us. Get in touch and we will gladly tell you more.`,
      whatsapp: `${greeting.en} there is news about your account with us. Write to us here and we will gladly tell you more.`,
    },
    es: {
      subject: 'Novedades{{#if hub.name}} de {{hub.name}}{{/if}}',
      email: `${greeting.es}\n\nHay novedades sobre tu cuenta. Responde a este correo y te contamos.\n${signature}`,
      sms: `${shop}Hay novedades sobre tu cuenta. Ponte en contacto y te contamos.`,
      whatsapp: `${greeting.es} hay novedades sobre tu cuenta. Escríbenos por aquí y te contamos.`,
    },
  }),
];
