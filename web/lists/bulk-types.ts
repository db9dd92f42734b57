/** What can be done to several rows at once: each row its own command, with its own result. */
import type { ReactNode } from 'react';

type Reply = Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** How it is done, once everything is known: to when, to whom. */
export type BulkPlan<Row> = {
  /** One row's command, under its own key. */
  send: (row: Row, key: string) => Reply;
  /** What has happened to those that were done: `on hold until 30 Nov 2026`. */
  done: string;
};

export type BulkQuestion<Row> = { rows: readonly Row[]; onGo: (plan: BulkPlan<Row>) => void; onCancel: () => void };

export type BulkAction<Row> = {
  /** The button's verb; unique in its list. */
  label: string;
  /** The key that begins it. */
  shortcut?: string;
  /** Why it can't be done to this row, as a sentence; null: it can. Such a row is not asked for, and says so. */
  bar?: (row: Row) => string | null;
  /** Not worth a button for these rows. */
  hidden?: (rows: readonly Row[]) => boolean;
} & ({ plan: BulkPlan<Row> } | { ask: (question: BulkQuestion<Row>) => ReactNode });
