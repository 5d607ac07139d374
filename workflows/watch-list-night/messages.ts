/** The nightly schedule, and the id that each night's run begins with. */
export const watchListNightId = 'watchListNight'
