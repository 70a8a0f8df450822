import { fine, skippedStep, type VerificationStep } from '@messaging/providers';

/** Whom a shop has named for alerts, and whether the operator has a way to them that no shop's account can break. */
export interface AlertWay {
  readonly alertEmail: string | null;
  readonly hasServer: boolean;
}

/** Who learns by mail that the shop's own mail does not work any more: said while it still does. Never a reason to fail. */
export const alertStep = (way: AlertWay): VerificationStep => ({ name: 'alerts', run: async () => findingOf(way) });

function findingOf({ alertEmail, hasServer }: AlertWay) {
  if (alertEmail === null) {
    return skippedStep(
      'Nobody is told by mail when a channel breaks: say in the settings of the shop where warnings go. Until then the dashboard alone says it.',
      'Nadie recibe un correo cuando falla un canal: di en los ajustes de tu negocio a dónde van los avisos. Hasta entonces solo lo dice el inicio.',
    );
  }
  if (hasServer) {
    return fine(`If this account breaks, ${alertEmail} is told by the operator’s own mail server.`, `Si esta cuenta falla, se avisa a ${alertEmail} por el servidor de correo del operador.`);
  }
  return skippedStep(
    `If this account breaks, no mail can tell ${alertEmail}: ask operations for a mail server of theirs (ALERT_SMTP_URL). Until then the dashboard alone says it.`,
    `Si esta cuenta falla, ningún correo podrá avisar a ${alertEmail}: pide al operador un servidor de correo propio (ALERT_SMTP_URL). Hasta entonces solo lo dice el inicio.`,
  );
}
