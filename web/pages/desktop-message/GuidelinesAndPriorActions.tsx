/** What the chosen template asks of the officer: its guidelines, and what is recorded as done before Send (EM-42). */
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { ControlGroup } from '@ag.ds-next/react/control-group';
import type { TemplateOffered } from '../../client/model.ts';
import css from './DesktopMessage.module.css';

type Props = {
  template: TemplateOffered;
  done: readonly string[];
  onDone: (action: string, done: boolean) => void;
};

export function GuidelinesAndPriorActions({ template: { guidelines, priorActions }, done, onDone }: Props) {
  return (
    <>
      {guidelines && (
        <div className={css['guidelines']}>
          <strong>Guidelines</strong>
          <p>{guidelines}</p>
        </div>
      )}
      {priorActions.length > 0 && (
        <ControlGroup label="Prior actions: record each as done" required block>
          {priorActions.map((action) => (
            <Checkbox
              key={action}
              size="sm"
              checked={done.includes(action)}
              onChange={({ target }) => onDone(action, target.checked)}
            >
              {action}
            </Checkbox>
          ))}
        </ControlGroup>
      )}
    </>
  );
}
