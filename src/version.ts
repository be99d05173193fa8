import about from '#package' with { type: 'json' };

/** The version of the package. */
export const { version } = about;
