export const fleet = (targets: string, values: unknown): Promise<number> =>
  Promise.reject(new Error(targets + String(values)));
