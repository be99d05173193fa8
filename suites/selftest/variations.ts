/** How many generated conforming variations a whole self-test tries. */
export const VARIATIONS = 1010;
