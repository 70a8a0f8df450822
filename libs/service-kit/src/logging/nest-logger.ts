import type { LoggerService } from '@nestjs/common';
import { blot, type Logger } from './logger.js';

/** Lets Nest write through the process's logger: `NestFactory.create(module, { logger: new NestLogger(logger) })`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  /** Nest tells of every route and module at start: worth a debug line, not an operator's attention. */
  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, textOf(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: contextOf(rest) }, textOf(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const error = message instanceof Error ? { error: message } : { stack: stackOf(rest) };
    this.logger.error({ context: contextOf(rest), ...error }, textOf(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal({ context: contextOf(rest) }, textOf(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, textOf(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace({ context: contextOf(rest) }, textOf(message));
  }
}

const textOf = (message: unknown): string => {
  if (message instanceof Error) return blot(message.message);
  return typeof message === 'string' ? message : (JSON.stringify(message) ?? 'undefined');
};

/** Nest passes the context last. */
const contextOf = (rest: readonly unknown[]): string | undefined => {
  const last = rest.at(-1);
  return typeof last === 'string' && !last.includes('\n') ? last : undefined;
};

const stackOf = (rest: readonly unknown[]): string | undefined =>
  rest.find((item): item is string => typeof item === 'string' && item.includes('\n'));
