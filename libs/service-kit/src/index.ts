export { acceptOnce, type RequestIdentity } from './accept-once/accept-once.js';
export { IdempotencyKey, IdempotencyKeyHeader, readIdempotencyKey } from './accept-once/idempotency-key.decorator.js';
export { idempotentRequestEntity } from './accept-once/idempotent-request.table.js';
export { apiKeyProjection, projectedApiKeys } from './api-keys/api-key-projection.js';
export { makeApiKey, type MadeApiKey } from './api-keys/api-key.rules.js';
export { type ApiKeyRow } from './api-keys/api-key.sql.js';
export { apiKeyEntities } from './api-keys/api-key.tables.js';
export { KnownApiKeys } from './api-keys/known-api-keys.js';
export { Credentials, tokenProblem } from './auth/credentials.js';
export { ApiKeyVerifier, HubSeen } from './auth/hooks.js';
export { CurrentOperator, CurrentPrincipal, OperatorOnly, Public, RequirePermission } from './auth/auth.decorators.js';
export { isPermission, OperatorPrincipal, Principal } from './auth/principal.js';
export { CONSOLE_TOKEN_TTL_S, signHubToken, type HubClaims } from './auth/sign-hub-token.js';
export { TokenVerifier, type TokenKeys, type TokenOptions, type VerifiedToken } from './auth/token-verifier.js';
export {
  loadSettingsOrExit,
  parseSettings,
  renderMistakes,
  ConfigurationError,
  CONFIGURATION_EXIT_CODE,
  exitCodeOf,
  type LoadSettingsOptions,
  type ParsedSettings,
  type SettingMistake,
  type SettingsRule,
} from './config/parse-settings.js';
export { processEnvironment, type Environment } from './config/process-environment.js';
export { describeSettings, renderEnvExample, renderSettingsTable } from './config/render-settings.js';
export * from './config/setting-schemas.js';
export {
  defineSettings,
  optionalSettings,
  requiredSettings,
  setting,
  type Setting,
  type SettingDefinitions,
  type SettingsOf,
} from './config/setting.js';
export * from './config/shared-settings.js';
export { Health, progressCheck, type HealthCheck, type HealthReport, type HealthVerdict } from './health/health.js';
export { BackgroundRegistry } from './host/background-registry.js';
export { EventObserver } from './host/event-observer.js';
export { hosted, type HostedService, type OpenService } from './host/hosted-service.js';
export { kafkaConnectionOf } from './host/kafka-of-settings.js';
export { HubAdmission, hubNotRegistered, isHubHere, type HubsPolicy } from './hubs/hub-admission.js';
export { listeningPort } from './host/listening-port.js';
export { replayService, type ReplayOptions } from './host/replay-service.js';
export { runService, startPatiently, type ServiceProcess } from './host/run-service.js';
export { hostSettings, publicUrlOf, type HostSettings } from './host/host-settings.js';
export * from './host/service-definition.js';
export { publicUrlApart, servicePorts, serviceProcessRules, serviceProcessSettings, type ServiceName, type ServiceProcessSettings } from './host/service-process-settings.js';
export { startHost, tokenOptionsOf, type HostOptions, type RunningHost } from './host/start-host.js';
export { tracedBroker } from './host/traced-broker.js';
export { bodyRuleFor, type BodyRule } from './http/body-rules.js';
export { decodeCursor, encodeCursor, ListQuery, pageOf, pageSchema, type Page } from './http/cursor.js';
export { matchesTag, refuseStale, tagOfMoment } from './http/entity-tag.js';
export { answerFrontFailure, openFrontDoor, type FrontAnswer, type FrontDoor } from './http/front-door.js';
export { HTTP_OPTIONS, type HttpOptions } from './http/http-options.js';
export { installHttp } from './http/install-http.js';
export { type KitRequest } from './http/kit-request.js';
export { chooseCsv } from './http/choose-csv.js';
export { chooseLanguage, spokenLanguage, type TextLanguage } from './http/choose-language.js';
export { onceArrived } from './http/once-arrived.js';
export { problemDocument, statusOfKind, type ProblemDocument } from './http/problem-document.js';
export { ProblemFilter } from './http/problem.filter.js';
export { IpRate, RateLimit, refuseAfter, signInLimit, type RouteLimit } from './http/rate-limit.guard.js';
export { RateWindow } from './http/rate-window.js';
export { readBody } from './http/read-body.js';
export { readJson } from './http/read-json.js';
export { validate } from './http/validation.js';
export { ZodBody, ZodParam, ZodQuery } from './http/zod.decorators.js';
export { hashForLog, setLogHashKey } from './logging/log-hash.js';
export { createLogger, describeError, type Logger, type LoggerOptions } from './logging/logger.js';
export { settlesParkedEvents } from './parked-events/settles-parked-events.js';
export { NestLogger } from './logging/nest-logger.js';
export { wideLine, type WideFields, type WideOutcome } from './logging/wide-line.js';
export { counter, gauge, histogram, metricsRegistry, type MetricOptions } from './metrics/metrics.js';
export { buildOpenApi, type OpenApiOptions } from './openapi/build-openapi.js';
export { type OperationResponse, type OperationSpec } from './openapi/operation-metadata.js';
export { Operation } from './openapi/operation.decorator.js';
export { serveDocs } from './openapi/serve-docs.js';
export { ServiceKitModule, type ServiceKitOptions } from './service-kit.module.js';
export { Shutdown, shutdownPhases, type ShutdownOptions, type ShutdownPhase } from './shutdown/shutdown.js';
export { flushTelemetry, traceAfterDelay, traceIdOf, traceparentOf, withSpan, type SpanOptions, type SpanRole } from './telemetry/tracing.js';
export { rotateService, type RotateOptions } from './rotation/rotate-service.js';
