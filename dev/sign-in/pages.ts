import { isRole, roleNames, roles } from '../../domain/people/roles.ts';

/** Somebody who may sign in. */
export type SignInAccount = {
  userId: string;
  name: string;
  roles: readonly string[];
  /** Access to Pluto and to Cuba: words of the roles claim too. */
  pluto?: boolean;
  cuba?: boolean;
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const roleName = (role: string): string => (isRole(role) ? roleNames[role] : role);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; color: #313131; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem; }
  h1 { font-size: 1.75rem; } h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
  ul { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
  button { font: inherit; padding: .5rem .75rem; min-height: 44px; text-align: left; color: #00558b; background: #fff; border: 2px solid #00558b; border-radius: 4px; cursor: pointer; }
  button:hover { background: #ebf4fa; } a { color: #00558b; }
  button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid #9263de; outline-offset: 2px; }
  input { font: inherit; padding: .5rem; min-height: 44px; box-sizing: border-box; border: 2px solid #6f777b; border-radius: 4px; }
  label { display: block; font-weight: 600; } small { color: #55565a; display: block; } .error { color: #d60000; font-weight: 600; }
  form { margin: 0; } .field { margin-bottom: .5rem; }
</style>
</head>
<body><main>${body}</main></body>
</html>`;

/** The sign-in page: everybody by role, a button each, and a field for the User ID. `wrong` is a User ID nobody has. */
export function signInPage(action: string, accounts: readonly SignInAccount[], wrong?: string): string {
  const groups = [...roles, ...new Set(accounts.flatMap((a) => a.roles).filter((r) => !isRole(r)))].flatMap((role) => {
    const members = accounts.filter((a) => a.roles[0] === role);
    return members.length ? [{ role, members }] : [];
  });
  const button = ({ userId, name, roles: [, ...others] }: SignInAccount) =>
    `<li><button name="userId" value="${escape(userId)}">${escape(name)} <small>${escape([userId, ...others.map(roleName)].join(', '))}</small></button></li>`;
  const error =
    wrong === undefined
      ? ''
      : `<p class="error" id="wrong" role="alert">Nobody has the User ID “${escape(wrong)}”.</p>`;
  return page(
    'Sign in (development) – Casewright',
    `<h1>Development sign-in</h1>
<p>Choose who you are. There are no passwords: this page exists on development machines only.</p>
<form method="post" action="${escape(action)}">
<div class="field"><label for="userId">User ID</label>${error}
<input id="userId" name="userId" autocomplete="username" required${wrong === undefined ? '' : ' aria-invalid="true" aria-describedby="wrong"'}></div>
<button>Sign in</button>
</form>
<form method="post" action="${escape(action)}">
${groups.map(({ role, members }) => `<h2>${escape(roleName(role))}</h2>\n<ul>${members.map(button).join('\n')}</ul>`).join('\n')}
</form>`,
  );
}

/** Says what went wrong and where to begin again. */
export const errorPage = (what: string, startAgain: string): string =>
  page(
    'Sign-in stopped – Casewright',
    `<h1>Sign-in stopped</h1><p>${escape(what)}</p><p><a href="${escape(startAgain)}">Back to Casewright</a></p>`,
  );

/** Sends the provider's own sign-out form at once; with scripts off there is a button. */
export const signOutPage = (form: string, nonce: string): string =>
  page(
    'Signing out – Casewright',
    `<h1>Signing out</h1>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" id="sign-out">Sign out</button>
<script nonce="${nonce}">document.getElementById('sign-out').click()</script>`,
  );

/** After a sign-out that names no page to return to. */
export const signedOutPage = (startAgain: string): string =>
  page(
    'Signed out – Casewright',
    `<h1>You are signed out</h1><p><a href="${escape(startAgain)}">Back to Casewright</a></p>`,
  );
