/** The most families of one run. */
export const MOST_FAMILIES = 100_000;
/** The most rows of members: thirty to a family would be three million; real lists have about three. */
export const MOST_MEMBERS = 1_000_000;
