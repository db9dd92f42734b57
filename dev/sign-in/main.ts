/** The development sign-in provider as a program: `node dev/sign-in/main.ts`. */
import { once } from 'node:events';
import { join } from 'node:path';
import { people } from '../../prisma/seed/people.ts';
import { readEnv } from './env.ts';
import { keptKeys } from './keys.ts';
import { createSignInProvider } from './provider.ts';

const env = readEnv(process.env);
const server = createSignInProvider({
  issuer: env.SIGN_IN_ISSUER,
  accounts: people.filter(({ roles }) => !roles.includes('program')),
  client: { id: env.OIDC_CLIENT_ID, secret: env.OIDC_CLIENT_SECRET, publicUrl: env.PUBLIC_URL },
  programSecret: env.OIDC_PROGRAM_SECRET,
  keys: await keptKeys(join(env.SIGN_IN_DATA, 'keys.json')),
});
server.listen(env.SIGN_IN_PORT, '127.0.0.1');
await once(server, 'listening');
console.log(`sign-in provider ready at ${env.SIGN_IN_ISSUER}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
