/** Service Manager Allocation: who comes into Personalised Services, and who serves them. */
import { NavLink, Outlet } from 'react-router';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import css from './Allocation.module.css';

export function AllocationPage() {
  return (
    <>
      <PageTitle path="Management › Personalised Services › Allocation">Service Manager Allocation</PageTitle>
      <nav className={css['tabs']} aria-label="Service Manager Allocation">
        <Tab to={`${addresses.allocation}/reactive-ref`}>Reactive Ref</Tab>
        <Tab to={`${addresses.allocation}/assigned-customers`}>Assigned customers</Tab>
      </nav>
      <Outlet />
    </>
  );
}

function Tab({ to, children }: { to: string; children: string }) {
  return (
    <NavLink to={to} className={({ isActive }) => `${css['tab']} ${isActive ? css['here'] : ''}`}>
      {children}
    </NavLink>
  );
}
