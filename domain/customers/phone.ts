/** Australian phone numbers as people write them, and as they are kept (E.164). */

/**
 * The number in E.164 (`+61491570006`) for any Australian spelling: `0491 570 006`, `+61 491 570 006`, `61491570006`,
 * `0061 491 570 006`, `+61 (0)491 570 006`, `(02) 5550 1234`. A foreign number counts when it is written with `+`.
 * Returns null for anything else.
 */
export function phoneNumber(typed: string): string | null {
  if (!/^[\d\s().+/-]+$/.test(typed)) return null;
  const plus = typed.trim().startsWith('+');
  const digits = typed.replace(/\D/g, '');
  const rest = plus ? digits : digits.replace(/^(0011|00)(?=[1-9])/, '');
  const abroad = plus || rest !== digits; // dialled with an exit code
  const national = /^610?([234578]\d{8})$/.exec(rest) ?? (abroad ? null : /^0([234578]\d{8})$/.exec(rest));
  if (national) return `+61${national[1]}`;
  return abroad && /^[1-9]\d{6,14}$/.test(rest) && !rest.startsWith('61') ? `+${rest}` : null;
}

/** `+61491570006` as `0491 570 006`, `+61255501234` as `(02) 5550 1234`. A number from elsewhere stays as it is. */
export function nationalForm(e164: string): string {
  const mobile = /^\+61([45]\d\d)(\d{3})(\d{3})$/.exec(e164);
  if (mobile) return `0${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const fixed = /^\+61([2378])(\d{4})(\d{4})$/.exec(e164);
  return fixed ? `(0${fixed[1]}) ${fixed[2]} ${fixed[3]}` : e164;
}
