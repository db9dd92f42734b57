import css from './Brand.module.css';

/** The agency, then the product. */
export function Brand() {
  return (
    <span className={css['brand']}>
      <span className={css['agency']}>Australian Government · Child Support</span>
      <span className={css['product']}>Casewright</span>
    </span>
  );
}
