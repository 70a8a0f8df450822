import type { Logger } from '../logging/logger.js';

/** In this order: out of rotation, nothing new, finish what is held, let go of connections. */
export const shutdownPhases = ['not-ready', 'stop-intake', 'drain', 'close'] as const;
export type ShutdownPhase = (typeof shutdownPhases)[number];

interface Step {
  readonly name: string;
  readonly run: () => unknown;
}

/** How a shutdown is bounded, and what a test replaces. */
export interface ShutdownOptions {
  readonly logger: Logger;
  /** All phases together; below the 30 s after which Kubernetes kills. */
  readonly totalMs?: number;
  readonly exit?: (code: number) => void;
  readonly now?: () => number;
}

const TOTAL_MS = 25_000;
/**
 * A signal to a whole process group reaches us twice when npm stands above us and passes it on. Only a later one is a
 * person who does not want to wait.
 */
const SAME_SIGNAL_MS = 1000;

/** Ends the process in order. Steps of a phase run together; a failing or late step does not keep the next phase. */
export class Shutdown {
  private readonly steps = new Map<ShutdownPhase, Step[]>(shutdownPhases.map((phase) => [phase, []]));
  private startedAt: number | undefined;
  private ending: Promise<void> | undefined;
  private readonly now: () => number;

  constructor(private readonly options: ShutdownOptions) {
    this.now = options.now ?? Date.now;
  }

  /** True from the first signal on. */
  get isEnding(): boolean {
    return this.ending !== undefined;
  }

  /** Adds a step; `run` may be slow, and is waited for within the total time. */
  register(phase: ShutdownPhase, name: string, run: () => unknown): void {
    this.steps.get(phase)?.push({ name, run });
  }

  /** Listens to SIGTERM and SIGINT; returns what takes the listeners away. */
  listen(): () => void {
    const onSignal = (): void => this.signal();
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
    return () => process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
  }

  /** The first call shuts down and exits 0; one after more than a second exits 1 at once. */
  signal(): void {
    if (this.startedAt === undefined) {
      this.startedAt = this.now();
      void this.run().then(() => this.exit(0));
    } else if (this.now() - this.startedAt > SAME_SIGNAL_MS) {
      this.exit(1);
    }
  }

  /** Runs all phases once, without exiting. */
  run(): Promise<void> {
    return (this.ending ??= this.runPhases());
  }

  private async runPhases(): Promise<void> {
    const deadline = this.now() + (this.options.totalMs ?? TOTAL_MS);
    this.options.logger.info('shutting down');
    for (const phase of shutdownPhases) {
      const steps = this.steps.get(phase) ?? [];
      await Promise.all(steps.map((step) => this.runStep(phase, step, deadline)));
    }
    this.options.logger.info('shut down');
  }

  private async runStep(phase: ShutdownPhase, step: Step, deadline: number): Promise<void> {
    const { logger } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), Math.max(0, deadline - this.now()));
    });
    try {
      const result = await Promise.race([Promise.resolve().then(step.run), late]);
      if (result === 'late') logger.error({ phase, step: step.name }, 'shutdown step is late and left behind');
    } catch (error) {
      logger.error({ phase, step: step.name, error }, 'shutdown step failed');
    } finally {
      clearTimeout(timer);
    }
  }

  private exit(code: number): void {
    if (this.options.exit) this.options.exit(code);
    else process.exit(code);
  }
}
