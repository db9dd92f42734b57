/** Where signing in and out happens: the API's own pages, outside the console's router. */
export const signOutAddress = '/auth/sign-out';

/** The sign-in page, which leads back to the present page (its path holds ids only). */
export function signInAddress(): string {
  return `/auth/sign-in?returnTo=${encodeURIComponent(window.location.pathname)}`;
}
