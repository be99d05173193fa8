/** Prefixes of the API under a target, where nobody says otherwise. */
export const API_BASE = '/api/v2';
export const notificationsPathOf = (apiBase: string): string => `${apiBase}/notifications`;
