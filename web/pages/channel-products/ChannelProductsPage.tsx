/** Products and services with the channels that they allow, as administrators keep them (OA-12). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from 'react-router';
import { productKindWords } from '../../../domain/online-accounts/channel-preferences.ts';
import { channelProductsQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { useOpenWindow } from '../../frame/window-address.ts';
import css from '../online-accounts/OnlineAccounts.module.css';

export function ChannelProductsPage() {
  const query = useQuery(channelProductsQuery());
  const open = useOpenWindow();
  return (
    <>
      <PageTitle
        path="Administration"
        actions={<ButtonLink href={`${addresses.channelProducts}/new`}>Add a product or service</ButtonLink>}
      >
        Products and channels
      </PageTitle>
      <Loaded query={query} missing="There is no such list">
        {({ items }) =>
          items.length === 0 ? (
            <p>There is no product or service yet. Choose Add a product or service.</p>
          ) : (
            <div className={css['scroll']}>
              <table className={css['table']}>
                <caption className={css['hidden']}>Products and services</caption>
                <thead>
                  <tr>
                    <th scope="col">Product or service</th>
                    <th scope="col">Kind</th>
                    <th scope="col">Channels</th>
                    <th scope="col">Where nothing is chosen</th>
                    <th scope="col">Change</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ id, name, kind, channels, defaultChannel, active }) => (
                    <tr key={id}>
                      <td>
                        <strong>{name}</strong>
                        {!active && ' (no longer offered)'}
                      </td>
                      <td>{productKindWords[kind]}</td>
                      <td>{channels.join(', ')}</td>
                      <td>{defaultChannel}</td>
                      <td>
                        <Button
                          variant="secondary"
                          size="sm"
                          onClick={() => open(`${addresses.channelProducts}/${id}`)}
                          aria-label={`Change ${name}`}
                        >
                          Change
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <Outlet />
    </>
  );
}
