/** What forms check in the same words. Each gives the field's error, or undefined; combine with `??`. */
type Found<Name extends string> = Partial<Record<Name, string>> | undefined;

const found = <Name extends string>(name: Name, message: string): Found<Name> => {
  const errors: Partial<Record<Name, string>> = {};
  errors[name] = message;
  return errors;
};

export const filled = <Name extends string>(name: Name, value: string, message: string): Found<Name> =>
  value.trim() ? undefined : found(name, message);

export const atMost = <Name extends string>(name: Name, value: string, most: number): Found<Name> =>
  value.trim().length <= most
    ? undefined
    : found(name, `Shorten this by ${value.trim().length - most} characters: at most ${most} fit.`);
