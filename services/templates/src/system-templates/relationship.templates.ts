import { greeting, shop, signature, systemTemplate } from './system-template.js';

/** What an event of the ERP's own says by itself (`event.message`), else words that fit any. */
const noteOr = (words: string): string => `{{#if event.message}}{{event.message}}{{else}}${words}{{/if}}`;

/** News about the customer's own affairs: they asked for it by being a customer, so none of it is marketing. */
export const relationshipTemplates = [
  systemTemplate({
    trigger: 'welcome',
    category: 'custom',
    name: { en: 'Welcome', es: 'Bienvenida' },
    en: {
      subject: 'Welcome{{#if hub.name}} to {{hub.name}}{{/if}}',
      email: `${greeting.en}\n\nWelcome! It is good to have you with us.\n\nIf you ever need anything, just reply to this email: a real person reads it.\n${signature}`,
      sms: `${shop}Welcome{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! It is good to have you with us. See you soon.`,
      whatsapp: `👋 ${greeting.en} welcome{{#if hub.name}} to {{hub.name}}{{/if}}! If you ever need anything, write to us right here.`,
    },
    es: {
      subject: 'Te damos la bienvenida{{#if hub.name}} a {{hub.name}}{{/if}}',
      email: `${greeting.es}\n\n¡Te damos la bienvenida! Nos alegra contar contigo.\n\nSi necesitas algo, responde a este correo: lo lee una persona de verdad.\n${signature}`,
      sms: `${shop}¡Hola{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Te damos la bienvenida. Nos alegra contar contigo. ¡Hasta pronto!`,
      whatsapp: `👋 ${greeting.es} te damos la bienvenida{{#if hub.name}} a {{hub.name}}{{/if}}. Si necesitas algo, escríbenos por aquí.`,
    },
  }),
  systemTemplate({
    trigger: 'loyalty_tier_change',
    category: 'custom',
    name: { en: 'New loyalty level', es: 'Nuevo nivel de fidelidad' },
    en: {
      subject: 'Your level is now {{event.toTier}}',
      email: `${greeting.en}\n\nYour loyalty level is now {{event.toTier}}.\n\nAsk us what it gets you the next time you are in.\n${signature}`,
      sms: `${shop}{{#if customer.firstName}}{{customer.firstName}}, your{{else}}Your{{/if}} loyalty level is now {{event.toTier}}. Ask us what it gets you.`,
      whatsapp: `${greeting.en} your loyalty level is now *{{event.toTier}}*. Ask us what it gets you the next time you are in.`,
    },
    es: {
      subject: 'Tu nivel es ahora {{event.toTier}}',
      email: `${greeting.es}\n\nTu nivel de fidelidad es ahora {{event.toTier}}.\n\nPregúntanos en tu próxima visita qué ventajas tiene.\n${signature}`,
      sms: `${shop}{{#if customer.firstName}}{{customer.firstName}}, tu{{else}}Tu{{/if}} nivel de fidelidad es ahora {{event.toTier}}. Pregunta en tienda por tus ventajas.`,
      whatsapp: `${greeting.es} tu nivel de fidelidad es ahora *{{event.toTier}}*. Pregúntanos en tu próxima visita qué ventajas tiene.`,
    },
  }),
  systemTemplate({
    trigger: 'lead_stage_change',
    category: 'custom',
    name: { en: 'Enquiry update', es: 'Novedades de una consulta' },
    en: {
      subject: 'Your enquiry: {{event.toStage}}',
      email: `${greeting.en}\n\nA quick update on your enquiry: {{event.toStage}}.\n\nAny questions? Reply to this email and we will answer.\n${signature}`,
      sms: `${shop}An update on your enquiry: {{event.toStage}}. Any questions? Just ask.`,
      whatsapp: `${greeting.en} a quick update on your enquiry: *{{event.toStage}}*. Any questions? Write to us here.`,
    },
    es: {
      subject: 'Tu consulta: {{event.toStage}}',
      email: `${greeting.es}\n\nHay novedades de tu consulta: {{event.toStage}}.\n\n¿Alguna duda? Responde a este correo y te contestamos.\n${signature}`,
      sms: `${shop}Novedades de tu consulta: {{event.toStage}}. Si tienes dudas, pregunta.`,
      whatsapp: `${greeting.es} hay novedades de tu consulta: *{{event.toStage}}*. ¿Alguna duda? Escríbenos por aquí.`,
    },
  }),
  systemTemplate({
    trigger: 'ticket_resolved',
    category: 'custom',
    name: { en: 'Request resolved', es: 'Incidencia resuelta' },
    en: {
      subject: 'Resolved: {{event.subject}}',
      email: `${greeting.en}\n\nWe have resolved your request "{{event.subject}}".\n\n{{#if event.resolution}}\n{{event.resolution}}\n\n{{/if}}\nNot quite there? Reply to this email and we will take it up again.\n${signature}`,
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
      subject: 'A note{{#if hub.name}} from {{hub.name}}{{/if}}',
      email: `${greeting.en}\n\n${noteOr('There is news for you with us. Reply to this email and we will tell you all about it.')}\n${signature}`,
      sms: `${shop}${noteOr('There is news for you with us. Get in touch and we will tell you all about it.')}`,
      whatsapp: `${greeting.en} ${noteOr('there is news for you with us. Write to us here and we will tell you all about it.')}`,
    },
    es: {
      subject: 'Un aviso{{#if hub.name}} de {{hub.name}}{{/if}}',
      email: `${greeting.es}\n\n${noteOr('Tenemos novedades para ti. Responde a este correo y te contamos.')}\n${signature}`,
      sms: `${shop}${noteOr('Tenemos novedades para ti. Ponte en contacto y te contamos.')}`,
      whatsapp: `${greeting.es} ${noteOr('tenemos novedades para ti. Escríbenos por aquí y te contamos.')}`,
    },
  }),
];
