/** Every version, newest first: who wrote it when, and what differs from the one before. */
import type { TemplateVersion } from '../../client/model.ts';
import { Differing } from '../../differences/Differing.tsx';
import { At } from '../../time/When.tsx';
import css from './Templates.module.css';
import { textsOf, wordingLabels } from './wording-texts.ts';

const fields = ['text', 'guidelines', 'priorActions'] as const;

export function Versions({ versions }: { versions: TemplateVersion[] }) {
  return (
    <ol className={css['versions']} reversed>
      {versions.map((version, i) => (
        <li key={version.id} className={css['version']}>
          <h3 className={css['number']}>
            Version {version.number}
            {i === 0 && ', the one that is sent'}
          </h3>
          <p className={css['who']}>
            {version.createdBy ? (
              <>
                Written by {version.createdBy.name}, {version.createdBy.role}, <At instant={version.createdAt} />
              </>
            ) : (
              <>
                Supplied with the system, <At instant={version.createdAt} />
              </>
            )}
          </p>
          <Wording version={version} before={versions[i + 1]} />
        </li>
      ))}
    </ol>
  );
}

function Wording({ version, before }: { version: TemplateVersion; before: TemplateVersion | undefined }) {
  const now = textsOf(version);
  const then = before && textsOf(before);
  const changed = then ? fields.filter((field) => now[field] !== then[field]) : [];
  return (
    <>
      {then && (
        <p className={css['who']}>
          {`Changed from version ${before.number}: ${changed.map((field) => wordingLabels[field].toLowerCase()).join(', ')}. Added words are underlined, removed ones struck through.`}
        </p>
      )}
      <dl className={css['wording']}>
        {fields.map((field) =>
          now[field] || then?.[field] ? (
            <div key={field}>
              <dt>{wordingLabels[field]}</dt>
              <dd>{then ? <Differing before={then[field]} after={now[field]} /> : now[field]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}
