/** What each of the small forms is given. `title`: the verb that opened it. */
export type RecordFormProps = { customerId: string; title: string; onClose: () => void };
