import assert from 'node:assert/strict';
import { startTable } from '../../dev/start-table.ts';

const parts = {
  publicUrl: 'http://localhost:3000',
  data: '.data',
  temporal: { address: '127.0.0.1:7233', uiUrl: '' },
  signIn: { issuer: 'https://sign-in.test', own: false },
  smsGateway: { url: null },
  letters: null,
};
const urls = {
  appUrl: 'postgresql://app:secret-1@db.test:5432/casewright',
  ownerUrl: 'postgresql://owner@db.test:5432/casewright?password=secret-2',
};

describe('the table that npm start ends with', () => {
  it('design 5: shows no password of a database that somebody brought along', () => {
    const table = startTable({ ...parts, database: { ...urls, own: false } });
    assert.match(table, /postgresql:\/\/app:\*\*\*@db\.test:5432\/casewright/);
    assert.match(table, /postgresql:\/\/owner@db\.test:5432\/casewright/);
    assert.doesNotMatch(table, /secret/);
  });

  it('shows the whole address of its own', () => {
    assert.ok(startTable({ ...parts, database: { ...urls, own: true } }).includes(urls.appUrl));
  });
});
