import { fine, type StepFinding } from '../verification/verification.js';
import { senderKind } from './sender.js';

/** What is to be known about a sender that no API needs to be asked for. */
export function senderFinding(sender: string): StepFinding {
  if (senderKind(sender) !== 'name') return fine(`Messages come from ${sender}.`, `Los mensajes salen de ${sender}.`);
  return fine(
    `Messages come from the name ${sender}. Nobody can answer a name: marketing needs the opt-out link instead of STOP. The US and Canada take no names, and some countries want them registered.`,
    `Los mensajes salen del nombre ${sender}. A un nombre no se puede responder: la publicidad necesita el enlace de baja en lugar de STOP. EE. UU. y Canadá no admiten nombres y algunos países exigen registrarlos.`,
  );
}
