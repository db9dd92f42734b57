/** One template: what is sent, who wrote it when, and the next version (EM-4, EM-16, EM-42). */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Template } from '../../client/model.ts';
import { templateQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Facts, Section } from '../../frame/Section.tsx';
import { NewVersion } from './NewVersion.tsx';
import { Offering, TemplateHead } from './TemplateHead.tsx';
import css from './Templates.module.css';
import { Versions } from './Versions.tsx';
import { channelNames } from './words.ts';

export function TemplatePage() {
  const { templateId = '' } = useParams();
  const query = useQuery(templateQuery(templateId));
  return (
    <Loaded query={query} title="Template" missing="There is no such template">
      {(template) => <OneTemplate key={template.id} template={template} />}
    </Loaded>
  );
}

function OneTemplate({ template }: { template: Template }) {
  const { type, useName, subscription, channel, active, versions } = template;
  const [newest] = versions;
  return (
    <>
      <PageTitle path="Administration › Templates" actions={<Offering template={template} />}>
        {type}
      </PageTitle>
      {!active && (
        <div className={css['alert']}>
          <PageAlert tone="info" title="This template is retired">
            <Text as="p">Officers can’t choose it. What was sent with it stays as it was.</Text>
          </PageAlert>
        </div>
      )}
      {newest && <NewVersion template={template} newest={newest} />}
      <Columns
        aside={
          <>
            <Section title="Group and name">
              <TemplateHead template={template} />
            </Section>
            <Section title="What it is for">
              <Facts
                facts={[
                  ['Use', useName],
                  ['Subscription', subscription],
                  ['Channel', channelNames[channel]],
                ]}
              />
              <p className={css['note']}>
                Use, subscription and channel stay as they were created: what customers opted out of depends on them.
              </p>
            </Section>
          </>
        }
      >
        <Section title={versions.length === 1 ? 'Version' : `${versions.length} versions`}>
          <Versions versions={versions} />
        </Section>
      </Columns>
    </>
  );
}
