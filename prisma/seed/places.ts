/** Where the customers of the demonstration data live: every state, every zone of Australia, and abroad. */
export type Place = {
  country: string;
  state: string | null;
  locality: string;
  postcode: string | null;
  timeZone: string | null;
};

const au = (state: string, locality: string, postcode: string): Place => ({
  country: 'AU',
  state,
  locality,
  postcode,
  timeZone: null, // told by postcode and state
});
const abroad = (country: string, locality: string, timeZone: string | null, postcode: string | null = null): Place => ({
  country,
  state: null,
  locality,
  postcode,
  timeZone,
});

export const places: readonly Place[] = [
  au('NSW', 'Parramatta', '2150'),
  au('NSW', 'Broken Hill', '2880'), // Adelaide time
  au('VIC', 'Geelong', '3220'),
  au('QLD', 'Stanthorpe', '4380'), // postcode on both sides of the border
  au('WA', 'Eucla', '6443'), // +8:45
  au('SA', 'Mount Gambier', '5290'),
  abroad('NZ', 'Auckland', 'Pacific/Auckland', '1010'),
  au('NSW', 'Lord Howe Island', '2898'), // half an hour of summer time
  au('TAS', 'Launceston', '7250'),
  au('NT', 'Yulara', '0872'), // NT, SA and WA share it
  au('ACT', 'Belconnen', '2617'),
  au('NSW', 'Jennings', '4383'), // a Queensland postcode, Sydney time
  au('QLD', 'Cairns', '4870'),
  abroad('GB', 'Leeds', 'Europe/London', 'LS1 1UR'),
  au('WA', 'Kalgoorlie', '6430'),
  au('NSW', 'Norfolk Island', '2899'),
  au('VIC', 'Mildura', '3500'),
  au('SA', 'Amata', '0872'),
  au('QLD', 'Wallangarra', '4383'),
  au('NSW', 'Dubbo', '2830'),
  au('WA', 'Bunbury', '6230'),
  au('TAS', 'Hobart', '7000'),
  abroad('US', 'Portland', 'America/Los_Angeles', '97201'),
  au('NT', 'Darwin', '0800'),
  au('VIC', 'Dandenong', '3175'),
  au('NSW', 'Mingoola', '4380'),
  au('QLD', 'Mount Isa', '4825'),
  au('SA', 'Elizabeth', '5112'),
  au('WA', 'Kiwirrkurra', '0872'),
  au('NSW', 'Newcastle', '2300'),
  abroad('NZ', 'Dunedin', 'Pacific/Auckland', '9016'),
  au('ACT', 'Tuggeranong', '2900'),
  au('QLD', 'Toowoomba', '4350'),
  au('VIC', 'Ballarat', '3350'),
  au('WA', 'Christmas Island', '6798'),
  au('NSW', 'Queanbeyan', '2620'),
  au('SA', 'Port Lincoln', '5606'),
  au('NT', 'Alice Springs', '0870'),
  abroad('FJ', 'Suva', 'Pacific/Fiji'),
  au('TAS', 'Devonport', '7310'),
  au('QLD', 'Coolangatta', '4225'),
  au('NSW', 'Tweed Heads', '2485'), // across the street from Coolangatta, an hour apart in summer
  au('VIC', 'Wodonga', '3690'),
  au('WA', 'Broome', '6725'),
  au('NSW', 'Blacktown', '2148'),
  au('SA', 'Whyalla', '5600'),
  abroad('IE', 'Galway', 'Europe/Dublin', 'H91 E2K3'),
  au('QLD', 'Rockhampton', '4700'),
  au('WA', 'Cocos (Keeling) Islands', '6799'),
  au('VIC', 'Sunshine', '3020'),
  abroad('IN', 'Pune', null, '411001'), // no time zone recorded
];

/** A postcode of three zones, and no state that tells which (EM-23). */
export const whereThreeZonesMeet: Place = {
  country: 'AU',
  state: null,
  locality: 'Surveyor Generals Corner',
  postcode: '0872',
  timeZone: null,
};
