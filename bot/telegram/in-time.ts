/** What was promised, or a `TimeLimit` error after `ms`. What is late is not stopped; nobody waits for it any more. */
export async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimit()), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

export class TimeLimit extends Error {
  override readonly name = 'TimeLimit';
}
