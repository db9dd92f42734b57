import { Button } from '@ag.ds-next/react/button';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { BelongingKind } from '../../../domain/people/belonging.ts';
import type { Belonging, Belongings } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { Section } from '../../frame/Section.tsx';
import { FilterChips } from '../../lists/FilterChips.tsx';
import { Paging } from '../../lists/Paging.tsx';
import { belongingKinds, belongingsInWords, countByKind } from '../../people/belongings-words.ts';
import { BelongingsTable } from './BelongingsTable.tsx';
import { HandOverResults } from './HandOverResults.tsx';
import css from './Leavers.module.css';
import { takenOf, TakerSelect, useTakers } from './TakerSelect.tsx';
import { keyOf, useHandOver } from './useHandOver.ts';

const pageSize = 50;
type Shown = BelongingKind | 'all';

export function HandOver({ belongings: { person, items } }: { belongings: Belongings }) {
  const [params, setParams] = useSearchParams();
  const [chosenKeys, setChosenKeys] = useState<ReadonlySet<string>>(new Set());
  const [takerId, setTakerId] = useState('');
  const [asking, setAsking] = useState(false);
  const [page, setPage] = useState(1);
  const handOver = useHandOver(person.id, (done) =>
    setChosenKeys((now) => new Set([...now].filter((key) => !done.has(key)))),
  );

  const present = belongingKinds.filter(({ kind }) => items.some((item) => item.kind === kind));
  const shown: Shown = present.find(({ kind }) => kind === params.get('kind'))?.kind ?? 'all';
  const rows = items.filter(({ kind }) => shown === 'all' || kind === shown);
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const at = Math.min(page, pages);
  const chosen = items.filter((item) => chosenKeys.has(keyOf(item)));
  const kinds = [...new Set(chosen.map(takenOf))];
  const takers = useTakers(person.id, kinds);
  const taker = takers?.find(({ id }) => id === takerId);
  const inWords = belongingsInWords(countByKind(chosen));
  const choose = (some: Belonging[], on: boolean) =>
    setChosenKeys((now) => {
      const next = new Set(now);
      for (const key of some.map(keyOf)) {
        if (on) next.add(key);
        else next.delete(key);
      }
      return next;
    });

  return (
    <>
      <CommandFailure command={handOver.command} />
      <HandOverResults handOver={handOver} />
      <Section title="Still theirs">
        {items.length === 0 ? (
          <p className={css['plain']}>
            {handOver.lines.length > 0
              ? `Nothing is ${person.name}’s any more that you can hand over.`
              : `Nothing is ${person.name}’s that you could hand over. Customers, items, decisions, incidents, delegations and staff appear here while they are.`}
          </p>
        ) : (
          <>
            <div className={css['tools']}>
              <FilterChips
                filters={[
                  { value: 'all', label: `All (${items.length})` },
                  ...present.map(({ kind, many }) => ({
                    value: kind,
                    label: `${many[0]?.toUpperCase()}${many.slice(1)} (${items.filter((item) => item.kind === kind).length})`,
                  })),
                ]}
                chosen={shown}
                onChoose={(kind: Shown) => {
                  setPage(1);
                  setParams(kind === 'all' ? {} : { kind }, { replace: true, preventScrollReset: true });
                }}
              />
              <output className={css['count']}>
                {chosen.length} of {items.length} selected
              </output>
            </div>
            <BelongingsTable
              rows={rows.slice((at - 1) * pageSize, at * pageSize)}
              all={rows}
              isChosen={(item) => chosenKeys.has(keyOf(item))}
              onChoose={choose}
              disabled={handOver.busy}
            />
            {pages > 1 && (
              <Paging number={at} more={at < pages} onNext={() => setPage(at + 1)} onPrevious={() => setPage(at - 1)} />
            )}
            <form
              className={css['give']}
              noValidate
              aria-label="Hand over"
              onSubmit={(event) => {
                event.preventDefault();
                if (chosen.length > 0 && taker && !handOver.busy) setAsking(true);
              }}
            >
              <TakerSelect takers={takers} kinds={kinds} takerId={taker?.id ?? ''} onChoose={setTakerId} />
              <Button type="submit" disabled={chosen.length === 0 || !taker || handOver.busy}>
                Hand over
              </Button>
              <span className={css['sentence']}>
                {chosen.length === 0
                  ? 'Select what is handed over.'
                  : taker
                    ? `${inWords} to ${taker.name}`
                    : `${inWords} selected: choose who takes over.`}
              </span>
            </form>
          </>
        )}
      </Section>
      {asking && taker && (
        <Confirmation
          title={`Hand over to ${taker.name}?`}
          confirm="Hand over"
          busy={false}
          onConfirm={() => {
            setAsking(false);
            handOver.start(taker, chosen);
          }}
          onCancel={() => setAsking(false)}
        >
          <Text as="p">
            {inWords} {chosen.length === 1 ? 'goes' : 'go'} from {person.name} to {taker.name} at once. Customers take
            their plans, referrals and open items with them; decisions keep their dates; what {person.name} did stays
            recorded with their name.
          </Text>
          <Text as="p">Each is done by itself: what can’t be handed over stays here, with the reason.</Text>
        </Confirmation>
      )}
    </>
  );
}
