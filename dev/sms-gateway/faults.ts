import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  faultNames,
  faultSetSchema,
  groupOf,
  mixSchema,
  type Fault,
  type FaultGiven,
  type FaultGroup,
  type Mix,
} from './fault-table.ts';

const anyNumber = '*';
const queues = z.record(z.string(), z.array(faultSetSchema));
export const faultStateSchema = z.object({
  /** By number, `*` for any: the faults of the next creates, one set each. */
  creates: queues,
  /** The same for the next fetches and lists. */
  reads: queues,
  chance: z.object({ seed: z.int(), mix: mixSchema }).nullable(),
});
export type FaultState = z.output<typeof faultStateSchema>;

export const noFaults = (): FaultState => ({ creates: {}, reads: {}, chance: null });

/** Puts one set behind those that wait. Throws a ZodError when they don't go together. Returns the seconds of an outage that begins now, if any. */
export function addFaults(state: FaultState, number: string | null, given: readonly FaultGiven[]): Fault | undefined {
  const faults = faultSetSchema.parse(given);
  const of = (groups: readonly FaultGroup[]) => faults.filter(({ name }) => groups.includes(groupOf(name)));
  const reads = of(['read']);
  const outage = of(['outage'])[0];
  const creates = of(['answer', 'fate', 'callbacks', 'list']);
  const key = number ?? anyNumber;
  if (reads.length) (state.reads[key] ??= []).push(reads);
  if (creates.length || faults.length === 0) (state.creates[key] ??= []).push(creates);
  return outage;
}

/** The faults of the n-th create to a number: those set for it, those set for any, or what chance gives. */
export function takeForCreate(state: FaultState, number: string, n: number): Fault[] {
  const set = takeFrom(state.creates, number) ?? takeFrom(state.creates, anyNumber);
  return set ?? drawn(state.chance, `create ${number} ${n}`, ['answer', 'fate', 'callbacks', 'list']);
}

/** The fault of the n-th fetch or list, of a number where it names one. */
export function takeForRead(state: FaultState, number: string | null, n: number): Fault | undefined {
  const set = (number === null ? undefined : takeFrom(state.reads, number)) ?? takeFrom(state.reads, anyNumber);
  return (set ?? drawn(state.chance, `read ${n}`, ['read']))[0];
}

function takeFrom(from: FaultState['creates'], key: string): Fault[] | undefined {
  const set = from[key]?.shift();
  if (from[key]?.length === 0) delete from[key];
  return set;
}

/** Drawn from the seed and what it is for alone, so that it doesn't matter in which order things arrive. */
function drawn(chance: { seed: number; mix: Mix } | null, what: string, groups: readonly FaultGroup[]): Fault[] {
  if (chance === null) return [];
  const { seed, mix } = chance;
  const draw = (key: string): number =>
    createHash('sha256').update(`${seed} ${what} ${key}`).digest().readUInt32BE() / 2 ** 32;
  const faults: Fault[] = [];
  for (const group of groups) {
    let below = 0;
    const one = draw(group);
    for (const name of faultNames.filter((each) => groupOf(each) === group)) {
      const p = mix[name] ?? 0;
      if (group === 'callbacks') {
        if (draw(name) < p) faults.push({ name });
        continue;
      }
      if (one >= below && one < below + p) faults.push({ name });
      below += p;
    }
  }
  return faults;
}
