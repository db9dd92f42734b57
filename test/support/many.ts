/** So many, some at once: more than there are connections would only wait for each other. */
export async function many<T>(count: number, make: (index: number) => Promise<T>, atOnce = 8): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < count; i = next++) made[i] = await make(i);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return made;
}
