/** Whether PostgreSQL reads this as a uuid, written as we write them. Ids typed into a Signal by hand can be anything, and a statement that fails would be tried for ever. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
