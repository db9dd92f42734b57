/** The file of cases under way as a file: what a column may hold, and where a mistake is said to be (docs/import.md). */
import assert from 'node:assert/strict';
import { columns } from '../../prisma/import/line.ts';
import { decodeCases, FileError, readCases } from '../../prisma/import/read-file.ts';

type Fields = Partial<Record<(typeof columns)[number], string>>;

describe('file of cases under way', () => {
  const csv = (rows: Fields[], eol = '\r\n') =>
    [columns.join(','), ...rows.map((row) => columns.map((column) => `"${row[column] ?? ''}"`).join(','))].join(eol);
  const at = '2026-03-01T10:15:00+11:00';
  const assignment = { record: 'assignment', csid: '700000001', officer: 'one', at, assigned_by: 'two', type: 'Other' };
  const plan = {
    record: 'plan',
    csid: '700000001',
    officer: 'one',
    at,
    type: 'Other',
    document_date: '2026-02-27',
    segment: 'Complex',
    issue: 'Debt',
  };

  it('PS-25 one that is none, or not UTF-8, or has other columns is refused as a whole', () => {
    const good = csv([{ ...assignment, reference: 'A' }]);
    assert.equal(readCases(decodeCases(Buffer.from(`\ufeff${good}`))).lines.length, 1);
    for (const bad of [
      'reference,record\nA,assignment',
      '"a',
      '',
      good.replaceAll(',', ';'),
      good.replace('reason,', ''),
      good.replace('reason,', 'reason,reason,'),
      good.replace('reason,', 'reason,remark,'),
    ])
      assert.throws(() => readCases(bad), FileError, bad);
    assert.throws(() => decodeCases(Buffer.from('caf\u00e9', 'latin1')), FileError);
  });

  it('PS-25 the columns may stand in any order', () => {
    const backwards = columns.toReversed();
    const row: Fields = { ...plan, reference: 'P', edited_by: ' three  four ' };
    const { lines, wrong } = readCases(
      `${backwards.join(',')}\n${backwards.map((column) => row[column] ?? '').join(',')}`,
    );
    assert.deepEqual(wrong, []);
    const [only] = lines;
    assert.ok(only?.line.record === 'plan');
    assert.deepEqual([only.line.at, only.line.edited_by], ['2026-02-28T23:15:00.000Z', ['three', 'four']]);
  });

  it('PS-25 what a column may not hold is named with the line on which it begins', () => {
    for (const eol of ['\n', '\r\n']) {
      const twice = { ...assignment, reference: 'same', assigned_by: '' };
      const file = csv(
        [
          { ...assignment, reference: 'A', csid: '12', at: '2026-03-01' },
          { record: 'letter' },
          { ...plan, reference: 'P', issue: `one${eol}${eol}three` },
          twice,
          twice,
          { record: 'referral', reference: 'R', csid: '700000001', officer: 'one', at, segment: 'Complex' },
          { ...plan, reference: 'Q', decision: 'returned' },
        ],
        eol,
      );
      const { lines, wrong } = readCases(`${file}${eol}${eol}short,referral${eol}`);
      assert.deepEqual(
        lines.map(({ number, line }) => [number, line.reference]),
        [[4, 'P']],
      );
      assert.deepEqual(
        wrong.map(({ number, column }) => [number, column]),
        [
          [2, 'csid'],
          [2, 'at'],
          [3, 'record'],
          [7, 'assigned_by'],
          [8, 'assigned_by'],
          [8, 'reference'],
          [9, 'segment'], // a referral has none: it would be lost
          [10, 'decision'],
          [12, ''],
        ],
      );
      assert.ok(wrong.every(({ message }) => /^[A-Z].*[.?]$/.test(message) && !/Invalid/.test(message)));
    }
  });
});
