/** The teams of the demonstration data: two regions, two streams. */
export type SeedTeam = { id: string; name: string; stream: string; region: string };

export const teams = [
  {
    id: '01900000-0000-7000-8000-000000000011',
    name: 'PS East 1',
    stream: 'Personalised Services',
    region: 'East',
  },
  {
    id: '01900000-0000-7000-8000-000000000012',
    name: 'PS East 2',
    stream: 'Personalised Services',
    region: 'East',
  },
  {
    id: '01900000-0000-7000-8000-000000000013',
    name: 'PS West and International',
    stream: 'Personalised Services International',
    region: 'West',
  },
] as const satisfies readonly SeedTeam[];

export type TeamName = (typeof teams)[number]['name'];
