/** A neutral list of names. Nobody in particular. */
// prettier-ignore
export const givenNames: readonly string[] = [
  'Aaron', 'Aisha', 'Alan', 'Alana', 'Amir', 'Andrea', 'Anthony', 'Belinda', 'Bradley', 'Carmen', 'Chen', 'Christine',
  'Colin', 'Danielle', 'Darren', 'Deborah', 'Dimitri', 'Elena', 'Erin', 'Ethan', 'Fatima', 'Fiona', 'Gavin', 'Gemma',
  'Hassan', 'Heather', 'Ian', 'Ingrid', 'Jamal', 'Jasmine', 'Jeremy', 'Joanne', 'Kavita', 'Keith', 'Kylie', 'Lachlan',
  'Leanne', 'Linh', 'Lucas', 'Malcolm', 'Maria Elena', 'Martin', 'Megan', 'Mohammed', 'Monique', 'Nadia', 'Neil',
  'Nicole', 'Oscar', 'Paula', 'Rajesh', 'Rebecca', 'Ross', 'Samantha', 'Sean', 'Sione', 'Stephanie', 'Tamara', 'Thi Lan',
  'Trevor', 'Vanessa', 'Warren', 'Xin Yi', 'Yusuf', 'Zoe',
];
// prettier-ignore
export const familyNames: readonly string[] = [
  'Abara', 'Anders', 'Baird', 'Barlow', 'Bianchi', 'Brandt', 'Calloway', 'Castellano', 'Choudhury', 'Cole', 'Corrigan',
  'Da Costa', 'Dalton', 'De Vries', 'Duong', 'Ellery', 'Farrugia', 'Fenwick', 'Fisher', 'Fonua', 'Gallagher', 'Georgiou',
  'Greaves', 'Gunawan', 'Hadley', 'Hendricks', 'Holt', 'Ibrahim', 'Ismail', 'Jardine', 'Kaur', 'Kelleher', 'Kowalski',
  'Lam', 'Langford', 'Le', 'Lowe', 'Mackay', 'Mancini', 'Mbeki-Jones', 'McAllister', 'Mendoza', 'Moreau', 'Nasser',
  'Nguyen', 'Novak', "O'Dea", 'Oliveira', 'Osborne', 'Papas', 'Patel', 'Pereira', 'Petrov', 'Quinlan', 'Reyes', 'Rowley',
  'Sandhu', 'Savage', 'Schneider', 'Siddiqui', 'Sinclair', 'Tanaka', 'Thorne', 'Toller', 'Underwood', 'Vella',
  'Voss', 'Wakefield', 'Wheatley', 'Yilmaz', 'Zhao',
];
// prettier-ignore
export const organisations: readonly string[] = [
  'Redgum Freight Services', 'Harbourline Catering', 'Stockyard Rural Supplies', 'Northgate Civil Works',
  'Blue Ridge Aged Care', 'Tableland Timber', 'Corella Cleaning Group', 'Westerly Marine Engineering',
];
