/** What API, activities and tests must know of every process: how it is started, told and asked. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Instant, ProcessEvent, Refusal, State, Step } from '../../domain/process.ts';

/** Everything else stands in the process row, whoever starts it. */
export type ProcessInput = { processId: string };

/** Ids and words only; the person's reason stays in the command row. */
export type CommandArg = { commandId: string; action: string; by: string; to?: string };
export type FactArg = { factId: string; fact: string };

/** A part of the way so far: what, when, and the step or outcome that it led to. Who and why stand in PostgreSQL. */
export type WayStep = { what: string; at: Instant; step: string };

/** What the first activity reads: where the process stands, and what operators are shown beside it. */
export type ProcessRow = {
  seq: number;
  state: State;
  team: string | null;
  consoleUrl: string;
  timeZone: string;
  /** The latest part of the way, the oldest first; histories of earlier releases have none. */
  way?: WayStep[];
};

/** One event with what the rules made of it, to be written in one transaction. `at` is the workflow's time. */
export type Recording = {
  processId: string;
  seq: number;
  at: Instant;
  event: ProcessEvent;
  result: Step<State> | { refuse: Refusal };
};
export type Recorded = { answer: 'recorded'; seq: number; state: State };
export type Refused = { answer: 'refused'; reason: Refusal };
/** `diverged`: row and workflow do not belong together any more; an operator must look. */
export type RecordingResult = Recorded | Refused | { answer: 'diverged'; why: string };

export type View = { seq: number; state: State | null; needsOperator: string | null };

/** One way in for people who wait for the answer, and one for the outbox, with the same argument. */
export const commandUpdate = defineUpdate<Recorded | Refused, [CommandArg]>('command');
export const commandReceivedSignal = defineSignal<[CommandArg]>('commandReceived');
export const factArrivedSignal = defineSignal<[FactArg]>('factArrived');
/** Where the process stands: seq, state, and why it needs an operator. */
export const viewQuery = defineQuery<View>('view');
