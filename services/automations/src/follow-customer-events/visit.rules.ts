/** An appointment or booking, as the newest of its events left it. An appointment of a booking is the same visit. */
export interface Visit {
  readonly hubId: string;
  /** `booking:<id>` or `appointment:<id>`. */
  readonly objectKey: string;
  readonly appointmentId: string | undefined;
  readonly status: 'active' | 'completed' | 'cancelled';
  readonly startsAt: Date | undefined;
  /** Time of the event that set the start: part of the keys of what follows from it. */
  readonly setAt: Date | undefined;
  /** Data of that event: what is written anew about the visit says this. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly eventTime: Date;
  /** Place of the newest event among events of the same time. */
  readonly eventRank: number;
}

export type VisitEventKind = 'confirmed' | 'rescheduled' | 'completed' | 'cancelled';

export interface VisitEvent {
  readonly kind: VisitEventKind;
  readonly time: Date;
  readonly startsAt: Date | undefined;
}

/** Events of the same time: a cancellation wins, so that it stands until a *later* confirmation. */
const ranks: Readonly<Record<VisitEventKind, number>> = { confirmed: 0, rescheduled: 1, completed: 2, cancelled: 3 };

/**
 * What an event did: `older` nothing at all; `set` gave a start to a visit that had none; `moved` replaced a start;
 * `kept` confirmed what was known.
 */
export type VisitChange = 'older' | 'kept' | 'set' | 'moved' | 'completed' | 'cancelled';

type State = Omit<Visit, 'hubId' | 'objectKey' | 'appointmentId' | 'data'>;

/** Objects with a start follow their events by `time`, not by arrival (API.md section 3). */
export function applyVisitEvent(visit: State | undefined, event: VisitEvent): { readonly visit: State; readonly change: VisitChange } {
  const rank = ranks[event.kind];
  if (visit && isOlder(visit, event, rank)) return { visit, change: 'older' };
  const newest = { eventTime: event.time, eventRank: rank };
  const start = { startsAt: visit?.startsAt ?? event.startsAt, setAt: visit?.setAt };
  switch (event.kind) {
    case 'cancelled':
      return { visit: { ...start, status: 'cancelled', ...newest }, change: 'cancelled' };
    case 'completed':
      return { visit: { ...start, status: 'completed', ...newest }, change: 'completed' };
    case 'confirmed':
    case 'rescheduled':
      return applyStart(visit, event, newest);
  }
}

function applyStart(visit: State | undefined, event: VisitEvent, newest: Pick<State, 'eventTime' | 'eventRank'>) {
  const isSame = visit && visit.status !== 'cancelled' && visit.setAt && visit.startsAt?.getTime() === event.startsAt?.getTime();
  if (isSame) return { visit: { ...visit, status: 'active', ...newest } as const, change: 'kept' as const };
  const change = visit?.setAt && visit.status !== 'cancelled' ? ('moved' as const) : ('set' as const);
  return { visit: { status: 'active', startsAt: event.startsAt, setAt: event.time, ...newest } as const, change };
}

function isOlder(visit: State, event: VisitEvent, rank: number): boolean {
  const byTime = event.time.getTime() - visit.eventTime.getTime() || rank - visit.eventRank;
  if (byTime !== 0) return byTime < 0;
  return (event.startsAt?.getTime() ?? 0) < (visit.startsAt?.getTime() ?? 0); // two of one moment: the later start, in any order
}

/** Subject of what is sent about a visit before it, and of what is sent after it: a reschedule moves only the first. */
export const visitSubject = (objectKey: string): string => `visit:${objectKey}`;
export const afterVisitSubject = (objectKey: string): string => `after:${objectKey}`;

/** The object key in a subject of the first kind. */
export const objectKeyOf = (subjectKey: string): string | undefined => (subjectKey.startsWith('visit:') ? subjectKey.slice('visit:'.length) : undefined);
