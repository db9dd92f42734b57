/** One of a few, all in sight. */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import type { FieldProps } from '../forms/useForm.ts';
import css from './CustomerRecords.module.css';

type Props = {
  field: FieldProps;
  set: (value: string) => void;
  label: string;
  options: readonly { value: string; label: string }[];
};

export function ChoiceField({ field: { id, name, value, invalid, message }, set, label, options }: Props) {
  return (
    <div id={id} tabIndex={-1}>
      <ControlGroup label={label} required block invalid={invalid} message={message}>
        <div className={css['choices']}>
          {options.map((option) => (
            <Radio
              key={option.value}
              name={`${id}${name}`}
              size="sm"
              checked={value === option.value}
              onChange={() => set(option.value)}
            >
              {option.label}
            </Radio>
          ))}
        </div>
      </ControlGroup>
    </div>
  );
}
